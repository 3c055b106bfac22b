"""Outputs of notebook cells: streams, rich results in the best form that needs no script, errors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from builder.site.render.ansi import ansi_to_html
from builder.site.render.converters import latex_to_html, markdown_to_html
from builder.site.render.html import attributes, element, escape
from builder.site.render.registry import renders
from builder.site.render.sanitise import sanitise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.site.render.context import Context
    from builder.site.render.html import Node

_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")


@renders("outputs")
def outputs(node: Node, ctx: Context) -> str:
    """Render all outputs of a cell, folded if its author hides them."""
    if node.get("visibility") == "remove":
        return ""
    content = ctx.children(node)
    if not content:
        return ""
    box = element("div", content, class_="cw-outputs", id=ctx.anchor(node))
    if node.get("visibility") == "hide":
        return element("details", element("summary", ctx.word("show_output")) + box, class_="cw-details cw-fold")
    return box + "\n"


@renders("output")
def output(node: Node, ctx: Context) -> str:
    """Render one output, in the form of nbformat 4 that mystmd hands on as `jupyter_data`."""
    if node.get("visibility") == "remove":
        return ""
    data = node.get("jupyter_data")
    if not data:
        return ctx.children(node)
    kind = data["output_type"]
    if kind == "stream":
        return _stream(data)
    if kind == "error":
        return _error(data, ctx)
    if kind in {"display_data", "execute_result", "update_display_data"}:
        return _bundle(data.get("data") or {}, data.get("metadata") or {}, node, ctx)
    return ctx.fallback(node, f"the theme cannot show outputs of the type '{kind}'")


def _joined(value: object) -> str:
    return "".join(str(part) for part in value) if isinstance(value, list) else str(value or "")


def _stream(data: Mapping[str, Any]) -> str:
    name = "cw-stderr" if data.get("name") == "stderr" else "cw-stdout"
    text = ansi_to_html(_joined(data.get("text")).rstrip("\n"))
    return element("pre", text, class_=f"cw-output {name}") + "\n" if text else ""


def _error(data: Mapping[str, Any], ctx: Context) -> str:
    trace = data.get("traceback") or f"{data.get('ename', '')}: {data.get('evalue', '')}"
    text = "\n".join(trace) if isinstance(trace, list) else str(trace)
    label = ctx.words["error_output"] + f" {data.get('ename', '')}".rstrip()
    return element("pre", ansi_to_html(text), class_="cw-output cw-traceback", aria_label=label, role="group") + "\n"


def _content(bundle: Mapping[str, Any], mime: str) -> str:
    """Return the text of one form; long ones may be in a file, of which only the path is known here."""
    entry = bundle.get(mime)
    return _joined(entry.get("content") if isinstance(entry, dict) else entry)


def _path(bundle: Mapping[str, Any], mime: str) -> str:
    entry = bundle.get(mime)
    return str(entry.get("path") or "") if isinstance(entry, dict) else ""


def _bundle(bundle: Mapping[str, Any], metadata: Mapping[str, Any], node: Node, ctx: Context) -> str:
    """Return the best form of a result that a page can show without running anything."""
    html = _content(bundle, "text/html")
    scripted = "<script" in html.lower()
    picture = _picture(bundle, metadata, ctx)
    if html and not (scripted and picture):
        shown = sanitise(html, ctx)
        if not scripted or _has_words(shown):
            return element("div", shown, class_="cw-output cw-html") + "\n"
    if picture:
        return element("div", picture, class_="cw-output cw-picture") + "\n"
    for mime, show in (("text/markdown", markdown_to_html), ("text/latex", latex_to_html)):
        text = _content(bundle, mime)
        shown = show(text) if text else ""
        if shown:
            return element(
                "div", sanitise(shown, ctx) if mime == "text/markdown" else shown, class_="cw-output cw-rich"
            )
    return _plain(bundle, node, ctx)


def _has_words(html: str) -> bool:
    depth_free = "".join(part.partition(">")[2] for part in f">{html}".split("<"))
    return bool(depth_free.strip()) or "<svg" in html or "<img" in html


def _picture(bundle: Mapping[str, Any], metadata: Mapping[str, Any], ctx: Context) -> str:
    """Return an image element for the first picture among the forms, empty if there is none."""
    for mime in ("image/svg+xml", *_PICTURES):
        path, content = _path(bundle, mime), _content(bundle, mime)
        if not path and not content:
            continue
        about = metadata.get(mime) or {}
        alt = ctx.picture_alt or about.get("alt") or metadata.get("alt") or ctx.words["output_picture"]
        if path:
            address = ctx.links.asset(path)
        elif mime == "image/svg+xml":
            address = f"data:{mime},{quote(content)}"
        else:
            address = f"data:{mime};base64,{content.strip()}"
        size = {side: about.get(side) for side in ("width", "height")}
        kept = attributes({"src": address, **size, "loading": "lazy", "decoding": "async"})
        return f'<img{kept} alt="{escape(str(alt))}">'
    return ""


def _plain(bundle: Mapping[str, Any], node: Node, ctx: Context) -> str:
    text = _content(bundle, "text/plain")
    data = _content(bundle, "application/json")
    if data:
        try:
            text = json.dumps(json.loads(data), indent=2, ensure_ascii=False, sort_keys=True)
        except ValueError:
            text = data
    special = sorted(set(bundle) - {"text/plain", "text/html", "application/json", "text/latex", "text/markdown"})
    if special or (bundle.get("text/html") and not data):
        ctx.note(
            "node-type-rendered",
            f"an output ({', '.join(special) or 'text/html'}) needs a program to be shown; its text is shown.",
            node,
            "Also show a picture of it, for example with its own export to PNG or SVG.",
        )
    return element("pre", ansi_to_html(text), class_="cw-output cw-text") + "\n" if text else ""
