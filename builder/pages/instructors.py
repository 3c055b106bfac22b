"""The page of the instructors' site: how long modules take, and what the proof of the exercises has shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.pages.markdown import block, escape, front_matter, link, table

if TYPE_CHECKING:
    from builder.course.values import Course
    from builder.pages.wording import Words

__all__ = ["instructors_page"]

_HEADING = re.compile(r"^(#+) ", re.MULTILINE)


def instructors_page(course: Course, proof: str, words: Words) -> str:
    """Return the text of `for-instructors.md`; `proof` is the page that `course check` wrote, empty without one."""
    heads = ["modules", "exercises", "points", "reading", "practice"]
    rows = [
        [
            link(module.card.title, f"./{module.card.id}.ipynb"),
            f"{len(module.card.exercises)}",
            f"{module.card.points}",
            f"{module.card.minutes.reading}",
            f"{module.card.minutes.exercises}",
        ]
        for module in course.modules
    ]
    # The report's title becomes this page's heading of the second level, what stands below it one deeper.
    report = _HEADING.sub(r"#\1 ", proof.partition("\n")[2]).strip() if proof else words["instructors_no_proof"]
    return "\n".join(
        [
            front_matter(words["instructors_title"]),
            f"{escape(words['instructor_edition'])}\n",
            f"## {words['head_time']}\n",
            block("cw-trace", table([words[f"head_{name}"] for name in heads], rows)),
            f"## {words['instructors_proof']}\n",
            f"{report}\n",
        ]
    )
