"""The glossary page: the terms of all modules in the order of the alphabet, each with the modules that explain it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.pages.markdown import escape, front_matter, link

if TYPE_CHECKING:
    from builder.course.values import Course, CourseModule
    from builder.pages.wording import Words

__all__ = ["glossary_page"]


def glossary_page(course: Course, words: Words) -> str:
    """Return the text of `glossary.md`, empty if no module has terms.

    A term that several modules explain stands once, with what each says. MyST makes the anchors that `{term}` finds.
    """
    found: dict[str, list[tuple[str, str, CourseModule]]] = {}
    for module in course.modules:
        for term, meaning in module.card.glossary.items():
            found.setdefault(term.casefold(), []).append((term, meaning, module))
    if not found:
        return ""
    entries = "\n\n".join(_entry(found[key], words) for key in sorted(found))
    return f"{front_matter(words['glossary_title'])}{words['glossary_intro']}\n\n:::{{glossary}}\n{entries}\n:::\n"


def _entry(uses: list[tuple[str, str, CourseModule]], words: Words) -> str:
    lines = [escape(uses[0][0])]
    for _, meaning, module in uses:
        where = words["glossary_where"].format(title=link(module.card.title, f"./{module.card.id}.ipynb"))
        # The meaning is Markdown of the card's author, on one line as a definition wants it.
        lines.append(f": {' '.join(meaning.split())} {where}")
    return "\n".join(lines)
