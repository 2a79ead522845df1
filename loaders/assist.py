"""What the assistant has worked out beside the server: a first guess of a profile, and what a profile would read."""

from __future__ import annotations

from dataclasses import dataclass

from convention.domain.catalogue import Catalogue
from convention.domain.errors import ShownError
from loaders.parsing.own_names import OwnName
from loaders.profiles.choose import matching
from loaders.profiles.preview import Preview, preview
from loaders.profiles.profile import Profile
from loaders.profiles.propose import Proposal, begun_with, propose
from loaders.workbooks.book import Sheet


class AssistanceError(ShownError):
    """A sheet takes too much time, or memory, for the assistant."""


@dataclass(frozen=True)
class GuessAsked:
    """How a sheet could be read; by the one of some profiles that reads it already, if any."""

    sheet: Sheet
    catalogue: Catalogue
    own_names: tuple[OwnName, ...] = ()
    profiles: tuple[Profile, ...] = ()

    def answer(self) -> Proposal:
        """The proposal."""
        known = matching(self.sheet, self.profiles)
        begun = begun_with(self.sheet, known[0]) if len(known) == 1 else None
        return begun or propose(self.sheet, self.catalogue, self.own_names)


@dataclass(frozen=True)
class PreviewAsked:
    """What a profile would read of a sheet."""

    profile: Profile
    sheet: Sheet
    catalogue: Catalogue
    own_names: tuple[OwnName, ...] = ()

    def answer(self) -> Preview:
        """The preview."""
        return preview(self.profile, self.sheet, self.catalogue, own_names=self.own_names)


Question = GuessAsked | PreviewAsked
Answer = Proposal | Preview
