"""The strict YAML loader: YAML 1.2 scalars, no repeated keys, no aliases, and the place of every value."""

from __future__ import annotations

import contextlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from builder.findings import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["KeyPath", "LoadedYaml", "load_yaml", "quoted", "scalar"]

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class LoadedYaml:
    """What a YAML text holds, where each value stands, and what is wrong with the text."""

    data: Any
    places: Mapping[KeyPath, Place]
    findings: tuple[Finding, ...]

    def place_of(self, path: KeyPath) -> Place:
        """Return the place of the value at the path, or of its nearest parent that is there."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return Place()


class _Rules(yaml.resolver.BaseResolver):
    """The scalar types of YAML 1.2's core schema (yaml.org, section 10.3), and no aliases."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  # PyYAML's own shape

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):  # type: ignore[attr-defined]
            event = self.peek_event()  # type: ignore[attr-defined]
            raise yaml.MarkedYAMLError(None, None, "an alias (*name) is used", event.start_mark)
        node: yaml.Node | None = super().compose_node(parent, index)  # type: ignore[misc]
        return node


class _Loader(_Rules, yaml.SafeLoader):
    """PyYAML's loader in Python: the one whose messages users see."""


if yaml.__with_libyaml__:

    class _FastLoader(_Rules, yaml.composer.Composer, yaml.CSafeLoader):
        """The same with libyaml's parser, some five times as fast.

        Nodes are composed in Python: what is nested too deeply ends in a RecursionError there, and in C in a crash.
        """

        def __init__(self, text: str) -> None:
            yaml.composer.Composer.__init__(self)
            yaml.CSafeLoader.__init__(self, text)


for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        "-+0123456789.",
    ),
):
    _Rules.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first))


def load_yaml(text: str, file: str) -> LoadedYaml:
    """Read one YAML document. Faults become findings; `data` is None when nothing could be read."""
    try:
        node = _root(text.lstrip("\ufeff"))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        return _broken(f"This is not valid YAML: {error.problem or error.context}.", place)
    except yaml.YAMLError as error:
        return _broken(f"This is not valid YAML: {str(error).splitlines()[0]}.", Place(file))
    except RecursionError:
        return _broken("The lists and mappings are nested too deeply.", Place(file, 1))
    if node is None:
        return _broken("The file is empty.", Place(file, 1))
    reader = _Reader(file)
    data = reader.value(node, ())
    return LoadedYaml(data, reader.places, tuple(reader.findings))


_UNALIKE = re.compile(
    r"[^\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
    r"|(?:^|[\s\[\]{},:?-])(?:!|\?(?:\s|$)|[|>][0-9+-]*#)|^(?:%|---|\.{3})",
    re.MULTILINE,
)
"""What PyYAML's two parsers take differently: tabs, other line ends, tags, `? ` keys, directives, several documents."""


def _root(text: str) -> yaml.Node | None:
    if yaml.__with_libyaml__ and not _UNALIKE.search(text):
        # What libyaml refuses is read again, so that messages do not depend on how PyYAML was installed.
        with contextlib.suppress(yaml.YAMLError):
            return _FastLoader(text).get_single_node()
    return _Loader(text).get_single_node()


def _broken(message: str, place: Place) -> LoadedYaml:
    hint = "Look at the indentation, the colons and the quotes near this line."
    return LoadedYaml(None, {(): place}, (Finding("yaml-can-be-read", message, place, hint),))


class _Reader:
    """Turns YAML nodes into plain values and remembers where each of them stands."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.places: dict[KeyPath, Place] = {}
        self.findings: list[Finding] = []

    def value(self, node: yaml.Node, path: KeyPath) -> Any:  # noqa: ANN401  # YAML holds anything
        self.places.setdefault(path, self._place(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, number)) for number, item in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._report("yaml-keys-are-text", "A key must be a plain word.", key_node, "Write `name: value`.")
                continue
            key = str(key_node.value)
            if key in result:
                first = self.places[(*path, key)].line
                self._report(
                    "yaml-keys-are-unique",
                    f"The key '{key}' is here a second time (first in line {first}).",
                    key_node,
                    "Keep one of the two.",
                )
                continue
            self.places[(*path, key)] = self._place(key_node)
            result[key] = self.value(value_node, (*path, key))
        return result

    def _scalar(self, node: yaml.Node) -> Any:  # noqa: ANN401
        kind = node.tag.rsplit(":", 1)[-1]
        text = str(node.value)
        if kind == "null":
            return None
        if kind == "bool":
            return text.lower() == "true"
        if kind == "int":
            return int(text, 0) if text.lower().startswith(("0x", "0o")) else int(text)
        if kind == "float":
            return float(
                text.replace(".inf", "inf").replace(".Inf", "inf").replace(".INF", "inf").replace(".nan", "nan")
            )
        if kind != "str":
            self._report("yaml-has-plain-values", f"The tag '{node.tag}' is not allowed.", node, "Write a plain value.")
        return text

    def _place(self, node: yaml.Node) -> Place:
        return Place(self.file, node.start_mark.line + 1, node.start_mark.column + 1)

    def _report(self, rule: str, message: str, node: yaml.Node, hint: str) -> None:
        self.findings.append(Finding(rule, message, self._place(node), hint))


_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 (),.'’/+&;–-]*[A-Za-z0-9).+]|[A-Za-z]")
_PLAIN_INSIDE = re.compile(r"[A-Za-z][A-Za-z0-9_ /+.()–-]*[A-Za-z0-9_).+]|[A-Za-z]")
_NOT_TEXT = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
"""What a reader of YAML 1.2 or 1.1 takes for another kind of value."""


def scalar(text: str, *, inside: bool = False) -> str:
    """Return the text as YAML that is read back: plain where that is safe beyond doubt, else in double quotes.

    `inside` is for a text within `[…]` or `{…}`, where commas end it.
    """
    plain = _PLAIN_INSIDE if inside else _PLAIN
    return text if plain.fullmatch(text) and text.casefold() not in _NOT_TEXT else quoted(text)


def quoted(text: str) -> str:
    """Return the text in double quotes; JSON's escapes are YAML's, others are written as code points."""
    return "".join(sign if sign.isprintable() else _escaped(sign) for sign in json.dumps(text, ensure_ascii=False))


def _escaped(sign: str) -> str:
    return f"\\U{ord(sign):08x}" if ord(sign) > 0xFFFF else f"\\u{ord(sign):04x}"  # 16 bits is what \\u holds
