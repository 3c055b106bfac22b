"""The pages that a reader keeps up with: progress, review, and what the course record proves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.pages.markdown import block, front_matter, link

if TYPE_CHECKING:
    from builder.course.values import Course

__all__ = ["progress_page", "record_page", "review_page"]


def progress_page(course: Course) -> str:
    """Return the text of `progress.md`; the page's script fills it in from what the reader's browser keeps."""
    plain = [f"- {link(module.card.title, f'./{module.card.id}.ipynb')}" for module in course.modules]
    return "\n".join(
        [
            front_matter("Your progress"),
            "What you have done is kept in this browser alone; nobody else sees it.",
            "To take it to another browser, save it as a file and load it there.\n",
            block("cw-board", "Your browser shows no progress here, because scripts are off. The modules:"),
            block("cw-board-plain", "\n".join(plain)),
            "## Course record\n",
            "A record lists the skills that you trained and the exercises that you did, with their days.",
            f"{link('What the record proves', './course-record.md')} tells what others can learn from it.\n",
            block("cw-record", "The record is made by a script in this page."),
        ]
    )


def review_page() -> str:
    """Return the text of `review.md`; its file for Anki is among the page's downloads."""
    return "\n".join(
        [
            front_matter("Review cards"),
            "A few minutes a day keep what you learned.",
            "Answer from memory, look at the back, and say how well you knew it.",
            "Cards that you know well come back after weeks, others tomorrow.\n",
            block("cw-review", "Reviewing needs a script in this page, and scripts are off."),
            "## With another program\n",
            "The file above can be imported into Anki; importing a later version keeps the dates that you have there.",
            "Your reviews here stay in this browser and travel with the file of your progress.\n",
        ]
    )


def record_page() -> str:
    """Return the text of `course-record.md`: what a course record proves, and what it does not."""
    return "\n".join(
        [
            front_matter("What a course record proves"),
            "The record is a file that your own browser writes from what it keeps.",
            "Whoever reads it should know what that is worth.\n",
            "## What it shows\n",
            "- Which exercises were done, and on which day each was done for the first time.",
            "- Whether the tests that you can see passed in the page, or whether you marked the exercise yourself.",
            "- How many practice questions were answered correctly, and which skills these modules train.\n",
            "## What it does not prove\n",
            "- *Who* did the work: the browser does not know who sits in front of it.",
            "- That it was done without help: solutions can be copied.",
            "- That hidden tests pass: they run only when a teacher grades the work.",
            "- That nobody changed the file: it carries no signature, and anybody can edit it.\n",
            "## What to use instead\n",
            "For marks, certificates and applications let a teacher grade your notebooks, and show the work itself.",
            "The record is good for your own overview, and as a list to pick work from.\n",
        ]
    )
