"""A rendering context as a page of the reference project has it."""

from __future__ import annotations

from pathlib import Path

from builder.site.links import RelativeLinks
from builder.site.render.context import Context, TocEntry
from builder.site.words import read_words

ROOT = Path(__file__).resolve().parents[2]
THEME = ROOT / "book" / "theme"
CASES = ROOT / "tests" / "cases" / "site"
CITATIONS = {
    "cohen1992": {"label": "cohen1992", "enumerator": "1", "html": "Cohen (1992). <i>A power primer</i>."},
}


def new_context() -> Context:
    return Context(
        links=RelativeLinks("text", frozenset({"", "text", "blocks"})),
        words=read_words(THEME, "en"),
        file="text.md",
        citations=CITATIONS,
        toc=(TocEntry(1, "Stage one", None), TocEntry(2, "Blocks", "blocks")),
    )
