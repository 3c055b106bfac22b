"""What a saved change of an exercise takes in the watch of `course check --only MODULE --watch`, by the clock.

    python tests/bench/changed_exercises.py [--every N] [--first N]

Takes every Nth exercise of the flagship course, in a copy of curriculum and modules, lets the workers get ready, and
saves a change four times: a new assertion before the first one of a tests cell, another one there, one at the end of
the last tests cell, another line in the solution. A new assertion asks what the first one, or the last one, of its cell
asks, in other words. Prints for each save the seconds until everything that the change concerns was checked and proven,
in all industries and variants, then those until the first industry was, and the medians. From the second save on the
watch has the state after the cells before the answer. Results that are kept already count as kept.
"""

import argparse
import ast
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
_SAVES = ("first line", "again", "at the end", "solution")


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
        print(f"{'exercise':55}{''.join(f'{kind:>15}' for kind in _SAVES)}")
        for module, exercise in exercises[options.first :: options.every]:
            seconds = _seconds(workspace, module, exercise)
            rows.append(seconds)
            print(f"{module + '/' + exercise:55}{''.join(_shown(seconds, kind) for kind in _SAVES)}", flush=True)
    for kind in _SAVES:
        whole, first = zip(*(row[kind] for row in rows if kind in row), strict=True)
        print(f"{kind}: in all settings {_summed(whole)}; in the first one {_summed(first)}")


def _summed(seconds) -> str:
    quick = sum(one <= 3 for one in seconds)
    return f"median {statistics.median(seconds):.1f} s, {quick} of {len(seconds)} in 3 s, longest {max(seconds):.0f} s"


def _shown(seconds, kind) -> str:
    return f"{seconds[kind][0]:7.1f} {seconds[kind][1]:5.1f} s" if kind in seconds else f"{'none':>15}"


def _seconds(workspace, module: str, exercise: str) -> dict[str, tuple[float, float]]:
    """Return for each kind of save the seconds until all was proven, and until the first industry was.

    A cell that begins with a magic is left out.
    """
    lesson = workspace.root / "modules" / module / "lesson.md"
    whole, found, first, saved, at = lesson.read_text("utf-8"), {}, {}, [], []

    def saves():
        time.sleep(_READY)
        for kind in _SAVES:
            if (text := _changed(lesson.read_text("utf-8"), exercise, kind)) is not None:
                lesson.write_text(text, "utf-8")
                saved.append(kind)
                at.append(time.monotonic())
                yield frozenset([lesson])

    def known(*_) -> None:
        if saved:
            first[saved[-1]] = time.monotonic() - at[-1]

    def checked(look) -> None:
        if look.report is None:
            raise SystemExit("\n".join(finding.message for finding in look.findings))
        if saved:
            found[saved[-1]] = look.seconds, first.get(saved[-1], look.seconds)

    recheck_modules(
        workspace,
        COURSE,
        BuildOptions(),
        [module],
        variants=3,
        on_done=lambda _: None,
        on_first=known,
        on_checked=checked,
        saved=saves(),
    )
    lesson.write_text(whole, "utf-8")
    return found


def _changed(text: str, exercise: str, kind: str) -> str | None:
    """Return the text with a new line in a cell of the exercise, or nothing if that is no cell of Python alone."""
    lines = text.split("\n")
    option = f":{'exercise' if kind == 'solution' else 'tests'}: {exercise}"
    start = [place for place, line in enumerate(lines) if line == option][-1 if kind == "at the end" else 0]
    end = next(place for place in range(start, len(lines)) if lines[place].startswith("```"))
    first = next(place for place in range(start, end) if lines[place] and not lines[place].startswith(":"))
    marks = [place for place in range(first, end) if "# BEGIN SOLUTION" in lines[place]]
    if lines[first].startswith("%%") or (kind == "solution" and not marks):
        return None
    # A text that no earlier measurement has left in the cache.
    new = f"{os.getpid()} {time.time_ns()}"
    if kind == "solution":
        place = marks[0] + 1
        lines.insert(place, lines[place][: len(lines[place]) - len(lines[place].lstrip())] + f"# {new}")
    else:
        asked, place = _asked("\n".join(lines[first:end]), last=kind == "at the end")
        lines.insert(end if kind == "at the end" else first + place, f'assert ["{new}", {asked}][1], "It holds again."')
    return "\n".join(lines)


def _asked(source: str, *, last: bool) -> tuple[str, int]:
    """Return what the first or last assertion of a cell asks, and where it begins; the cell's beginning without any."""
    found = [node for node in ast.parse(source).body if isinstance(node, ast.Assert)]
    if not found:
        return "True", 0
    node = found[-1 if last else 0]
    return ast.get_source_segment(source, node.test), node.lineno - 1


if __name__ == "__main__":
    main()
