"""Read, lint and replay Dockerfiles without a container engine."""

import fnmatch
import hashlib
import json
import shutil
import subprocess
import sysconfig
from pathlib import Path, PurePosixPath

from dockerfile_parse import DockerfileParser


def instructions(text):
    """Return the instructions of a Dockerfile in order as pairs (NAME, value), comments left out."""
    parser = DockerfileParser(fileobj=_Memory(text))
    return [(part["instruction"], part["value"]) for part in parser.structure if part["instruction"] != "COMMENT"]


def stages(text):
    """Return the stages of a Dockerfile: one list of (NAME, value) for each FROM."""
    found = []
    for name, value in instructions(text):
        if name == "FROM":
            found.append([])
        if found:
            found[-1].append((name, value))
    return found


def exec_form(value):
    """Return the words of a CMD or HEALTHCHECK in exec form (a JSON list), or None if it is in shell form."""
    try:
        words = json.loads(value[value.index("[") :]) if "[" in value else None
    except ValueError:
        return None
    return words if isinstance(words, list) and all(isinstance(word, str) for word in words) else None


def lint(text):
    """Return what hadolint says about a Dockerfile, as "line CODE message", hints and style remarks included.

    The list is empty where there is no hadolint for the machine (Windows): then the other checks count alone.
    """
    program = shutil.which("hadolint", path=sysconfig.get_path("scripts")) or shutil.which("hadolint")
    if program is None:
        return []
    command = [program, "--no-color", "--format", "json", "-"]
    # In the program's own folder: a .hadolint.yaml beside the notebook could switch rules off.
    run = subprocess.run(command, input=text, capture_output=True, text=True, timeout=30, cwd=Path(program).parent)
    return [f"line {part['line']} {part['code']} {part['message']}" for part in json.loads(run.stdout or "[]")]


def copied(value, paths):
    """Return which of the paths a COPY with this value takes from the context (none for COPY --from=...)."""
    words = [word for word in exec_form(value) or value.split() if not word.startswith("--")]
    if "--from=" in value:
        return []
    return sorted(path for path in paths if any(_takes(source, path) for source in words[:-1]))


def rerun(text, before, after):
    """Return the numbers (from 1) of the instructions that a builder runs again for the context `after`.

    `before` is the context of the last build; a context is a dictionary from path to content. A step is taken from
    the cache if its text, the content of the files that it copies, and all steps before it are the same.
    """
    old, new = _keys(text, before), _keys(text, after)
    return [number for number, (left, right) in enumerate(zip(old, new), start=1) if left != right]


def _keys(text, context):
    key, keys = "", []
    for name, value in instructions(text):
        taken = copied(value, context) if name in {"COPY", "ADD"} else []
        facts = [key, name, value, *((path, context[path]) for path in taken)]
        key = hashlib.sha256(repr(facts).encode()).hexdigest()
        keys.append(key)
    return keys


def _takes(source, path):
    source = str(PurePosixPath(source))
    return source == "." or path == source or path.startswith(f"{source}/") or fnmatch.fnmatchcase(path, source)


class _Memory:
    """A file in memory as dockerfile-parse wants it: it is rewound before it is read, and has bytes."""

    def __init__(self, text):
        self.data = text.encode()

    def seek(self, position):
        pass

    def readlines(self):
        return self.data.splitlines(keepends=True)

    def read(self):
        return self.data
