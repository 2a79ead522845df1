"""The container file: what it copies is there, its account has no rights it does not need, its command starts."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

PROJECT = Path(__file__).parents[2]
FILE = PROJECT / "deploy" / "Containerfile"


def instructions() -> list[tuple[str, str]]:
    """Each instruction with its words, lines that go on joined, comments left out."""
    lines = (line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [(name, words) for name, _, words in (line.partition(" ") for line in joined.splitlines() if line)]


def words_of(name: str) -> list[str]:
    return [words for found, words in instructions() if found == name]


def test_the_image_is_one_version_and_nothing_is_fetched_unseen() -> None:
    (base,) = words_of("FROM")
    assert re.fullmatch(r"docker\.io/library/python:3\.11-[a-z-]+", base)
    assert words_of("ADD") == []
    assert not any(word in run for run in words_of("RUN") for word in ("curl", "wget", "sudo", "apt-get"))


def test_what_is_copied_is_there_and_is_not_given_to_the_account() -> None:
    copied = [word for words in words_of("COPY") for word in words.split()[:-1]]
    assert all((PROJECT / word).exists() for word in copied), copied
    assert not any("--chown" in words for words in words_of("COPY"))
    assert {"app.py", "convention", "loaders", "pages", ".streamlit"} <= set(copied)


def test_the_account_is_not_root_from_before_the_command_on() -> None:
    names = [name for name, _ in instructions()]
    (account,) = words_of("USER")
    assert f"useradd --system --uid {account} " in words_of("RUN")[0]
    assert names.index("USER") < names.index("ENTRYPOINT")
    assert not {"RUN", "COPY"} & set(names[names.index("USER") :])


def test_only_the_data_folder_is_written_to() -> None:
    assert words_of("VOLUME") == ["/var/lib/convention"]
    assert "CONVENTION_DATA=/var/lib/convention" in words_of("ENV")[0]


def test_the_entry_point_starts_its_command_with_files_for_the_account_alone(tmp_path: Path) -> None:
    (entry,) = words_of("ENTRYPOINT")
    (command,) = words_of("CMD")
    assert (PROJECT / json.loads(command)[-1]).is_file()
    made = tmp_path / "made"
    subprocess.run([*json.loads(entry), "touch", str(made)], check=True)
    assert made.stat().st_mode & 0o777 == 0o600


def test_a_linter_has_nothing_to_say() -> None:
    done = subprocess.run(["hadolint", str(FILE)], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
