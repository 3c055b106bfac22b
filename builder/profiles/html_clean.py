"""HTML without what a parser may stumble over: scripts, comments, attributes and tags that are not closed."""

from __future__ import annotations

import re

__all__ = ["plain_tags"]

_DROPPED = re.compile(r"<(?:(?P<tag>script|style|noscript|svg)\b|!--|!\[CDATA\[|\?)", re.IGNORECASE)
_END_OF = {
    "script": re.compile(r"</script", re.IGNORECASE),
    "style": re.compile(r"</style", re.IGNORECASE),
    "noscript": re.compile(r"</noscript", re.IGNORECASE),
    "svg": re.compile(r"</svg", re.IGNORECASE),
    "<!--": re.compile(r"-->"),
    "<![cdata[": re.compile(r"\]\]>"),
    "<?": re.compile(r">"),
}
_TAG = re.compile(r"<(?:(?P<name>/?[a-zA-Z][a-zA-Z0-9]{0,20})(?![a-zA-Z0-9])|!)(?P<rest>[^<>]{0,4000})>|<")


def plain_tags(html: str) -> str:
    """Return the page with tags that have no attributes, in as many lines; takes time in proportion to its length.

    Python's own parser looks through the whole rest of a page for the end of each tag that has none.
    """
    return _TAG.sub(_plain, _without_scripts(html))


def _without_scripts(html: str) -> str:
    kept, start = [], 0
    while found := _DROPPED.search(html, start):
        kept.append(html[start : found.start()])
        end = _END_OF[(found.group("tag") or found.group()).lower()].search(html, found.end())
        stop = end.end() if end else len(html)
        if found.group("tag") and end:
            # The rest of the closing tag, `>`, goes with it.
            close = html.find(">", stop)
            stop = close + 1 if 0 <= close - stop < 100 else stop
        kept.append("\n" * html.count("\n", found.start(), stop))
        start = stop
    kept.append(html[start:])
    return "".join(kept)


def _plain(match: re.Match[str]) -> str:
    if match.group() == "<":
        return "&lt;"
    lines = "\n" * match.group().count("\n")
    return f"<{match.group('name')}{lines}>" if match.group("name") else lines
