"""Which files of a folder are sent to the builder: the rules of .dockerignore."""

import re
from pathlib import PurePosixPath


def sent_files(paths, ignore):
    """Return the paths (sorted, with /) that remain after the text of a .dockerignore was applied.

    A pattern matches a file or any folder above it; the last pattern that matches decides; `!` brings back.
    Source of the rules: Docker documentation, "Build context", section ".dockerignore files".
    """
    patterns = [_pattern(line) for line in ignore.splitlines() if line.strip() and not line.startswith("#")]
    kept = []
    for path in paths:
        ignored = False
        for brings_back, expression in patterns:
            if any(expression.fullmatch(candidate) for candidate in _with_parents(path)):
                ignored = not brings_back
        if not ignored:
            kept.append(path)
    return sorted(kept)


def _with_parents(path):
    return [path, *(str(parent) for parent in PurePosixPath(path).parents if str(parent) != ".")]


def _pattern(line):
    line = line.strip()
    brings_back, line = line.startswith("!"), line.removeprefix("!").strip().strip("/")
    parts = re.split(r"(\*\*/?|\*|\?|\[[^\]]*\])", line)
    return brings_back, re.compile("".join(_translate(part) for part in parts))


def _translate(part):
    known = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    if part in known:
        return known[part]
    return part if part.startswith("[") else re.escape(part)
