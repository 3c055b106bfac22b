"""What a saved change of an exercise takes in the watch of `course check --only MODULE --watch`, by the clock.

    python tests/bench/changed_exercises.py [--every N] [--first N]

Takes every Nth exercise of the flagship course, in a copy of curriculum and modules, lets the workers get ready, and
adds a comment first to one tests cell, then another one there, and then one to the solution. Prints for each save the
seconds until everything that the change concerns was checked and proven, in all industries, and the medians. From the
second save on the watch has the state after the cells before the answer. Results that are kept already count as kept.
"""

import argparse
import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from builder.course.load import load_course
from builder.recheck import recheck_modules
from builder.stamp import BuildOptions
from builder.workspace import Workspace

ROOT = Path(__file__).parents[2]
COURSE = "machine-learning-engineer"
_READY = 8
"""Seconds that a person takes at least from the start of the watch to the first save."""
_SAVES = {"tests cell": ("tests", ""), "again": ("tests", ""), "solution": ("exercise", "# BEGIN SOLUTION")}
"""Behind which line of a cell the comment is put: the last option of a tests cell, the mark in an answer cell."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", type=int, default=20)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("curriculum", "modules"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        workspace = Workspace(Path(folder))
        course, _ = load_course(workspace, COURSE)
        exercises = [(module.card.id, name) for module in course.modules for name in module.card.exercises]
        rows = []
        print(f"{'exercise':55}{''.join(f'{kind:>12}' for kind in _SAVES)}")
        for module, exercise in exercises[options.first :: options.every]:
            seconds = _seconds(workspace, module, exercise)
            rows.append(seconds)
            print(f"{module + '/' + exercise:55}{''.join(_shown(seconds, kind) for kind in _SAVES)}", flush=True)
    for kind in _SAVES:
        found = [row[kind] for row in rows if kind in row]
        print(
            f"{kind}: median {statistics.median(found):.1f} s, {sum(one <= 3 for one in found)} of {len(found)} in 3 s"
        )


def _shown(seconds, kind) -> str:
    return f"{seconds[kind]:10.1f} s" if kind in seconds else f"{'none':>12}"


def _seconds(workspace, module: str, exercise: str) -> dict[str, float]:
    """Return the seconds after each kind of save; a cell that begins with a magic is left out."""
    lesson = workspace.root / "modules" / module / "lesson.md"
    whole, found, saved = lesson.read_text("utf-8"), {}, []

    def saves():
        time.sleep(_READY)
        for kind, (option, mark) in _SAVES.items():
            if (text := _commented(lesson.read_text("utf-8"), f":{option}: {exercise}", mark)) is not None:
                lesson.write_text(text, "utf-8")
                saved.append(kind)
                yield frozenset([lesson])

    def checked(look) -> None:
        if saved:
            found[saved[-1]] = look.seconds

    recheck_modules(
        workspace,
        COURSE,
        BuildOptions(),
        [module],
        variants=3,
        on_done=lambda _: None,
        on_checked=checked,
        saved=saves(),
    )
    lesson.write_text(whole, "utf-8")
    return found


def _commented(text: str, option: str, mark: str) -> str | None:
    """Return the text with a new comment in the first cell that has the option, or nothing if it has no place."""
    lines = text.split("\n")
    place = lines.index(option)
    while lines[place].startswith(":") or (mark and mark not in lines[place]):
        if lines[place].startswith("```"):
            return None
        place += 1
    if not mark and not lines[place].strip():
        place += 1
    if lines[place].startswith("%%"):
        return None
    indent = lines[place][: len(lines[place]) - len(lines[place].lstrip())] if mark else ""
    # A comment that no earlier measurement has left in the cache.
    lines.insert(place + bool(mark), f"{indent}# {os.getpid()} {time.time_ns()}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
