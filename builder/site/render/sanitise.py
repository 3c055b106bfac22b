"""Cleaning HTML that others wrote (outputs of cells, references) so that it is safe to show.

What is kept: text, tables, lists, inline marks, pictures of this site, SVG drawings, harmless styles.
What goes: scripts, event handlers, forms, frames, and everything that would load from another host.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from builder.site.links import is_remote
from builder.site.render.html import attributes, escape, style_text

if TYPE_CHECKING:
    from builder.site.render.context import Context

__all__ = ["sanitise"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VOID = frozenset(["br", "hr", "img", "wbr", "col"])
_DROPPED = _words("""
script iframe object applet noscript template button select textarea audio video frameset noframes
head title
""")
_TAGS = _words("""
a abbr b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt em
figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp section small
span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr svg g path
rect circle ellipse line polyline polygon text tspan defs lineargradient radialgradient stop
clippath use desc marker pattern mask symbol math menclose mfrac mi mn mo mover mpadded mphantom
mroot mrow mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover
""")
_ATTRIBUTES = _words("""
abbr align alt class colspan dir headers height hidden id lang open role rowspan scope span start
title type value width clip-path clip-rule cx cy d dominant-baseline dx dy fill fill-opacity
fill-rule font-family font-size font-style font-weight gradienttransform gradientunits offset
opacity pathlength patternunits points preserveaspectratio r rx ry stop-color stop-opacity stroke
stroke-dasharray stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width
text-anchor transform viewbox x x1 x2 xmlns y y1 y2
""")
_LOCAL_PAINT = re.compile(r"^url\(\s*['\"]?#[\w-]+['\"]?\s*\)$")
_EMPTY_HEADER = re.compile(r"<th\b[^>]*>\s*</th>")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def sanitise(html: str, ctx: Context) -> str:
    """Return the harmless part of a piece of HTML; what would load from elsewhere becomes a link."""
    cleaner = _Cleaner(ctx)
    cleaner.feed(html)
    cleaner.close()
    return cleaner.result()


def _scoped_rules(css: str) -> str:
    """Return the rules of a style sheet that only touch elements by id, with harmless declarations."""
    rules = []
    for selectors, body in _RULE.findall(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        names = [name.strip() for name in selectors.split(",")]
        declarations = style_text(body)
        if declarations and all(re.match(r"^#[\w-]+[\w\s#.:>()\-]*$", name) for name in names):
            rules.append(f"{', '.join(names)} {{ {declarations} }}")
    return "\n".join(rules)


class _Cleaner(HTMLParser):
    """Writes down the allowed part of what it is fed."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(convert_charrefs=True)
        self._ctx = ctx
        self._out: list[str] = []
        self._open: list[str] = []
        self._dropped = ""
        self._depth = 0
        self._style: list[str] | None = None

    def result(self) -> str:
        """Return the cleaned HTML with everything closed that was left open."""
        html = "".join([*self._out, *(f"</{tag}>" for tag in reversed(self._open))])
        # pandas leaves the corner of a table empty; a header without words names nothing.
        return _EMPTY_HEADER.sub("<td></td>", html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._dropped:
            self._depth += tag == self._dropped
        elif tag == "style":
            self._style = []
        elif tag in _DROPPED:
            self._dropped, self._depth = tag, 1
        elif tag == "img":
            self._out.append(self._picture(dict(attrs)))
        elif tag in _TAGS:
            self._out.append(f"<{tag}{attributes(self._kept(tag, attrs))}>")
            if tag not in _VOID:
                self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _DROPPED or tag == "style":
            return
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._dropped:
            self._depth -= tag == self._dropped
            if self._depth == 0:
                self._dropped = ""
        elif tag == "style" and self._style is not None:
            rules = _scoped_rules("".join(self._style))
            self._out.append(f"<style>{rules}</style>" if rules else "")
            self._style = None
        elif tag in self._open:
            while self._open:
                last = self._open.pop()
                self._out.append(f"</{last}>")
                if last == tag:
                    break

    def handle_data(self, data: str) -> None:
        if self._style is not None:
            self._style.append(data)
        elif not self._dropped:
            self._out.append(escape(data, quote=False))

    def _kept(self, tag: str, attrs: list[tuple[str, str | None]]) -> dict[str, object]:
        kept: dict[str, object] = {}
        for name, value in attrs:
            if name == "href":
                kept["href"] = self._link(tag, value or "")
            elif name == "style":
                kept["style"] = style_text(value)
            elif name.startswith("aria-") or name in _ATTRIBUTES:
                text = value or ""
                harmless = "url(" not in text or _LOCAL_PAINT.match(text)
                kept[name] = (True if value is None or name in {"hidden", "open"} else text) if harmless else None
        if tag == "th" and "scope" not in kept:
            kept["scope"] = "col" if "thead" in self._open else "row"
        return kept

    def _link(self, tag: str, url: str) -> str | None:
        if tag == "a":
            return self._ctx.links.any(url)
        return url if url.startswith("#") else None

    def _picture(self, attrs: dict[str, str | None]) -> str:
        url, alt = attrs.get("src") or "", attrs.get("alt") or ""
        if is_remote(url):
            self._ctx.note("page-loads-own-host-only", f"'{url}' is on another host; a link stands in its place.")
            return f"<a{attributes({'href': url, 'rel': 'noopener'})}>{escape(alt or url)}</a>"
        address = url if url.startswith("data:image/") else self._ctx.links.asset(url)
        size = {name: attrs.get(name) for name in ("width", "height")}
        return f'<img{attributes({"src": address, "loading": "lazy", **size})} alt="{escape(alt)}">'
