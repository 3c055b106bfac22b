"""What a student's cell printed and drew, as HTML that cannot do anything: text is escaped, pictures are checked."""

from __future__ import annotations

import base64
import binascii
import json
from html import escape
from typing import TYPE_CHECKING, Any

from builder.site.render.ansi import ansi_to_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["outputs_html"]

_MOST_TEXT = 20_000
_MOST_PICTURE = 3 * 2**20
_MOST_OUTPUTS = 50
_SIGNATURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}


def outputs_html(text: str, clean: Callable[[str], str]) -> str:
    """Return nbformat outputs, given as JSON, as HTML; `clean` takes out of a text what nobody may read."""
    try:
        found = json.loads(text)
    except ValueError:
        return ""
    outputs = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    parts = [part for one in outputs[:_MOST_OUTPUTS] for part in _output(one, clean)]
    if len(outputs) > _MOST_OUTPUTS:
        parts.append(f'<p class="hb-label">{len(outputs) - _MOST_OUTPUTS} more outputs are not shown.</p>')
    return "\n".join(parts)


def _output(output: dict[str, Any], clean: Callable[[str], str]) -> Iterator[str]:
    kind = output.get("output_type")
    if kind == "stream":
        yield _pre(_joined(output.get("text")), clean)
    elif kind == "error":
        lines = output.get("traceback")
        shown = "\n".join(str(line) for line in lines) if isinstance(lines, list) and lines else ""
        name = f"{output.get('ename', '')}: {output.get('evalue', '')}"
        yield _pre(shown or name, clean, " hb-error")
    else:
        data = output.get("data")
        yield from _bundle(data if isinstance(data, dict) else {}, clean)


def _bundle(data: dict[str, Any], clean: Callable[[str], str]) -> Iterator[str]:
    """Yield a picture if there is one, else the plain text; HTML and JavaScript are never shown as such."""
    for kind, signature in _SIGNATURES.items():
        picture = _picture(_joined(data.get(kind)), signature)
        if picture:
            alt = escape(clean(_joined(data.get("text/plain"))[:200]) or "Picture")
            yield f'<p><img src="data:{kind};base64,{picture}" alt="{alt}"></p>'
            return
    if text := _joined(data.get("text/plain")):
        yield _pre(text, clean)


def _picture(text: str, signature: bytes) -> str:
    if not text or len(text) > _MOST_PICTURE * 4 // 3:
        return ""
    try:
        content = base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return ""
    return base64.b64encode(content).decode() if content.startswith(signature) else ""


def _pre(text: str, clean: Callable[[str], str], more: str = "") -> str:
    cut = text[:_MOST_TEXT]
    note = "\n… (cut)" if len(text) > _MOST_TEXT else ""
    if not cut.strip():
        return ""
    return f'<pre class="hb-out{more}" tabindex="0">{ansi_to_html(clean(cut))}{note}</pre>'


def _joined(value: object) -> str:
    return "".join(str(part) for part in value) if isinstance(value, list) else str(value) if value else ""
