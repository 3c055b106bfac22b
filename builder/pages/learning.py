"""The pages that a reader keeps up with: progress, review, and what the course record proves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.pages.markdown import block, front_matter, link

if TYPE_CHECKING:
    from builder.course.values import Course
    from builder.pages.wording import Words

__all__ = ["progress_page", "record_page", "review_page"]


def progress_page(course: Course, words: Words) -> str:
    """Return the text of `progress.md`; the page's script fills it in from what the reader's browser keeps."""
    plain = [f"- {link(module.card.title, f'./{module.card.id}.ipynb')}" for module in course.modules]
    proves = link(words["record_title"], "./course-record.md")
    return "\n".join(
        [
            front_matter(words["progress"]),
            f"{words['progress_intro']}\n",
            block("cw-board", words["progress_no_script"]),
            block("cw-board-plain", "\n".join(plain)),
            f"## {words['board_record']}\n",
            f"{words['progress_record'].format(link=proves)}\n",
            block("cw-record", words["progress_record_script"]),
        ]
    )


def review_page(words: Words) -> str:
    """Return the text of `review.md`; its file for Anki is among the page's downloads."""
    return "\n".join(
        [
            front_matter(words["review_title"]),
            f"{words['review_intro']}\n",
            block("cw-review", words["review_no_script"]),
            f"## {words['review_elsewhere']}\n",
            f"{words['review_elsewhere_text']}\n",
        ]
    )


def record_page(words: Words) -> str:
    """Return the text of `course-record.md`: what a course record proves, and what it does not."""
    return "\n".join(
        [
            front_matter(words["record_title"]),
            f"{words['record_intro']}\n",
            f"## {words['record_shows']}\n",
            *(f"- {words[f'record_shows_{part}']}" for part in ("days", "how", "questions")),
            f"\n## {words['record_not']}\n",
            *(f"- {words[f'record_not_{part}']}" for part in ("who", "help", "hidden", "signed")),
            f"\n## {words['record_instead']}\n",
            f"{words['record_instead_text']}\n",
        ]
    )
