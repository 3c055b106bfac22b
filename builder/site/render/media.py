"""Figures, images, videos, diagrams, and frames that the reader must ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from builder.site.links import is_remote
from builder.site.render.html import author_class, element, escape, length, void
from builder.site.render.nodes import plain_text
from builder.site.render.registry import renders

if TYPE_CHECKING:
    from builder.site.render.context import Context
    from builder.site.render.html import Node

_VIDEOS = (".mp4", ".webm", ".ogv", ".mov")
_ALIGNMENTS = frozenset({"left", "center", "right"})


@renders("image")
def image(node: Node, ctx: Context) -> str:
    """Render an image with its alternative text and size; one on another host becomes a link to it."""
    url = str(node.get("urlSource") if str(node.get("url", "")).startswith("data:") else node.get("url", ""))
    alt = str(node.get("alt") or "")
    if is_remote(url):
        return _remote(url, alt or url, node, ctx)
    size = "; ".join(f"{side}: {value}" for side in ("width", "height") if (value := length(node.get(side))))
    align = f"cw-align-{node['align']}" if node.get("align") in _ALIGNMENTS else ""
    look = {"class_": author_class(node, align), "style": size or None}
    address = ctx.links.asset(str(node.get("url", "")))
    if urlsplit(url).path.lower().endswith(_VIDEOS):
        return element("video", escape(alt), src=address, controls=True, preload="none", aria_label=alt, **look)
    shown = void("img", src=address, title=node.get("title"), loading="lazy", decoding="async", **look)
    return f'{shown[:-1]} alt="{escape(alt)}">'


def _remote(url: str, label: str, node: Node, ctx: Context) -> str:
    ctx.note(
        "page-loads-own-host-only",
        f"'{url}' is on another host; the page shows a link to it instead.",
        node,
        "Save the file beside the page and refer to that copy.",
    )
    return element("a", escape(label), href=url, rel="noopener", class_="cw-remote")


@renders("container")
def container(node: Node, ctx: Context) -> str:
    """Render a figure, table, listing or quotation with its caption; tables and code have it on top."""
    kind = str(node.get("kind") or "figure")
    children = list(node.get("children") or ())
    captions = [child for child in children if child.get("type") == "caption"]
    legends = [child for child in children if child.get("type") == "legend"]
    pictures = [child for child in children if not child.get("placeholder") or len(children) == 1]
    parts = [child for child in pictures if child.get("type") not in {"caption", "legend"}]
    caption = _caption(captions, legends, ctx)
    content = ctx.all(parts)
    subfigures = any(child.get("subcontainer") for child in parts)
    body = element("div", content, class_="cw-subfigures") if subfigures else content
    return element(
        "figure",
        caption + body if kind in {"table", "code"} else body + caption,
        id=ctx.anchor(node),
        class_=author_class(node, "cw-figure", f"cw-figure-{kind}".replace(" ", "-")),
    )


def _caption(captions: list[Node], legends: list[Node], ctx: Context) -> str:
    parts = []
    for caption in captions:
        blocks = list(caption.get("children") or ())
        alone = len(blocks) == 1 and blocks[0].get("type") == "paragraph"
        parts.append(ctx.children(blocks[0]) if alone else ctx.children(caption))
    parts += [ctx.render(legend) for legend in legends]
    return element("figcaption", "".join(parts)) if any(parts) else ""


@renders("iframe")
def iframe(node: Node, ctx: Context) -> str:
    """Render a frame as a link that only loads the other page when the reader asks for it."""
    url = str(node["src"])
    title = str(node.get("title") or url)
    preview = ctx.children(node)
    host = urlsplit(url).netloc or url
    remark = element("p", ctx.word("frame_remark", host=host), class_="cw-frame-remark")
    link = element("a", ctx.word("frame_open"), href=ctx.links.any(url), rel="noopener", class_="button")
    return element(
        "div",
        preview + element("p", escape(title), class_="cw-title") + remark + link,
        class_=author_class(node, "cw-frame"),
        data_frame=ctx.links.any(url),
        data_title=title,
        id=ctx.anchor(node),
    )


@renders("mermaid")
def mermaid(node: Node, ctx: Context) -> str:
    """Render a diagram as its source, which reads well enough; drawing it would need a large library."""
    source = element("pre", element("code", escape(str(node["value"]), quote=False)))
    summary = element("figcaption", ctx.word("diagram"))
    return element("figure", summary + source, class_="cw-figure cw-diagram", id=ctx.anchor(node))


@renders("anywidget")
def anywidget(node: Node, ctx: Context) -> str:
    """Render a notice in place of a widget, whose program the page does not run."""
    ctx.note(
        "node-type-rendered",
        "a widget (anywidget) is not shown, because pages run no programs of others.",
        node,
        "Show a picture of it, and leave the widget to the notebook.",
    )
    return element("div", ctx.word("widget_left_out"), class_="cw-unknown")


@renders("imageReference", "linkReference", "definition")
def unresolved(node: Node, ctx: Context) -> str:
    """Render the words of a reference in Markdown's long form that found no target."""
    if node["type"] == "definition":
        return ""
    return ctx.children(node) or escape(plain_text(node) or str(node.get("alt") or node.get("label") or ""))
