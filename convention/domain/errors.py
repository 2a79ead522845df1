"""Errors whose message is written for the person at the screen."""


class ShownError(Exception):
    """A situation that a person can understand and mend; every other exception is a bug.

    `message`: a whole French sentence that says what happened and what to do.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
