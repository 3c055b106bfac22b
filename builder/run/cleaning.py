"""Taking out of outputs what differs from run to run and from machine to machine."""

from __future__ import annotations

import html
import json
import re
import sys
import sysconfig
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.run.values import CellError

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.run.outputs import Output

__all__ = ["Cleaner", "as_on_screen", "cell_error"]

# ipykernel keeps no such files; the names stand in warnings and tracebacks (ipykernel/compiler.py).
_CELL_FILE = re.compile(r"<temporary folder>[/\\]tmp[/\\]ipykernel_\d+[/\\]\d+\.py")
_CELL_NAME = re.compile(r"\(\d+\.py, line (\d+)\)")
_ADDRESS = re.compile(r"\bat 0x[0-9a-fA-F]{6,16}\b")
# TensorFlow prints the memory addresses of what a saved function holds on to, as whole numbers.
_CAPTURE = re.compile(r"^( +)\d{12,}(?=: TensorSpec\()", re.MULTILINE)
# The names that Python's tempfile draws.
_DRAWN_NAME = re.compile(r"(<temporary folder>[/\\]tmp[/\\]tmp)[a-z0-9_]{8}\b")
_COLOUR = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_CELL_LINE = re.compile(r"Cell In\[(\d+)\], line (\d+)")
_OVERWRITTEN = re.compile(r"^[^\n]*\r(?=[^\n])", re.MULTILINE)
# Ids that pandas (Styler), plotly and others draw at random for each piece of HTML.
_HTML_ID = re.compile(r"\bT_[0-9a-f]{5}(?=\b|_)|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")
_RUNNER_FRAMES = ("File <packages>/ipykernel/", "File <runner>/")
_WIDGET = "application/vnd.jupyter.widget-view+json"


class Cleaner:
    """Cleans the outputs of one run; `home` is the run's temporary folder, `work` the folder of its cells."""

    def __init__(self, home: Path, work: Path) -> None:
        self._home, self._work = str(home), str(work)
        self._html_ids: dict[str, str] = {}

    def text(self, text: str) -> str:
        """Return the text without this machine's paths, memory addresses and names of cell files."""
        text = self._without_paths(text)
        text = _CELL_NAME.sub(r"(line \1)", _CELL_FILE.sub("<cell>", text))
        text = _CAPTURE.sub(r"\1…", _DRAWN_NAME.sub(r"\1…", text))
        return _ADDRESS.sub("at 0x…", text)

    def traceback(self, parts: list[str]) -> list[str]:
        """Return the cleaned parts of a traceback, without the runner's own frames."""
        cleaned = [self.text(part) for part in parts]
        return [part for part in cleaned if not _COLOUR.sub("", part).startswith(_RUNNER_FRAMES)]

    def outputs(self, outputs: list[Output]) -> str:
        """Return the cleaned outputs of a cell as JSON with sorted keys."""
        cleaned = [self._output(output) for output in outputs]
        return json.dumps(cleaned, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def _output(self, output: Output) -> Output:
        kind = output["output_type"]
        if kind == "stream":
            return {**output, "text": self.text(as_on_screen(output["text"]))}
        if kind == "error":
            return {**output, "evalue": self.text(output["evalue"]), "traceback": self.traceback(output["traceback"])}
        data = {kind: self._value(kind, value) for kind, value in output["data"].items() if kind != _WIDGET}
        return {**output, "data": data}

    def _value(self, kind: str, value: Any) -> Any:  # noqa: ANN401 (JSON)
        if isinstance(value, dict):
            return {key: self._value(kind, part) for key, part in value.items()}
        if isinstance(value, list):
            return [self._value(kind, part) for part in value]
        if not isinstance(value, str) or not _is_text(kind):
            return value
        if kind in {"text/html", "image/svg+xml", "application/xhtml+xml"}:
            value = self._without_paths(value, html.escape)
            value = _HTML_ID.sub(self._html_id, value)
        return self.text(value)

    def _without_paths(self, text: str, escaped: Callable[[str], str] = str) -> str:
        # The run's own folder is seldom in a text, and a pattern takes as long to compile as all else of a report.
        if self._home in text or self._work in text:
            # The folder of the cells lies in that of the run, so it comes first.
            shown = {self._work: "<work folder>", self._home: "<temporary folder>"}
            text = re.sub(_any_path(*shown), lambda found: escaped(shown[found[0]]), text)
        return _machine_pattern().sub(lambda found: escaped(_machine_paths()[found[0]]), text)

    def _html_id(self, found: re.Match[str]) -> str:
        number = len(self._html_ids) + 1
        fresh = f"T_{number:05x}" if found[0].startswith("T_") else f"00000000-0000-4000-8000-{number:012x}"
        return self._html_ids.setdefault(found[0], fresh)


def cell_error(cleaner: Cleaner, name: str, message: str, traceback: list[str]) -> CellError:
    """Return an error as a kernel reports it, with the line of the failing cell that its traceback names."""
    plain = _COLOUR.sub("", "\n".join(cleaner.traceback(traceback)))
    places = _CELL_LINE.findall(plain)
    # The newest cell is the one that ran; the traceback may lead on into functions of earlier cells.
    newest = max((int(count) for count, _ in places), default=0)
    line = next((int(line) for count, line in places if int(count) == newest), 0)
    return CellError(name, cleaner.text(message), plain, line)


def as_on_screen(text: str) -> str:
    """Return text as a terminal leaves it: what backspaces and carriage returns overwrote is gone."""
    text = text.replace("\r\n", "\n")
    if "\x08" in text:
        shown: list[str] = []
        for char in text:
            if char != "\x08":
                shown.append(char)
            elif shown and shown[-1] not in "\n\r":
                shown.pop()
        text = "".join(shown)
    return _OVERWRITTEN.sub("", text)


@lru_cache(maxsize=1)
def _machine_paths() -> dict[str, str]:
    """Return what is shown in the place of this machine's paths."""
    paths = {str(Path(__file__).parent): "<runner>"}
    for name, shown in (("purelib", "<packages>"), ("platlib", "<packages>"), ("stdlib", "<python>")):
        paths.setdefault(sysconfig.get_path(name), shown)
    for prefix in (sys.prefix, sys.base_prefix):
        # A short prefix such as `/usr` stands in many a text that is no path of ours.
        if len(Path(prefix).parts) > 2:
            paths.setdefault(prefix, "<python>")
    person = str(Path.home())
    if len(Path(person).parts) > 1:
        paths |= {"~" + path.removeprefix(person): shown for path, shown in paths.items() if path.startswith(person)}
        paths.setdefault(person, "~")
    return paths


@lru_cache(maxsize=1)
def _machine_pattern() -> re.Pattern[str]:
    return re.compile(_any_path(*sorted(_machine_paths(), key=lambda path: (-len(path), path))))


def _any_path(*paths: str) -> str:
    # Not where a name only begins like one of these: `/tmp/run` is not in `/tmp/runs`.
    return f"(?:{'|'.join(re.escape(path) for path in paths)})(?![\\w.-])"


def _is_text(kind: str) -> bool:
    return (kind.startswith(("text/", "application/")) and kind != "application/pdf") or kind == "image/svg+xml"
