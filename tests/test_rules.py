"""The catalogue of rules holds exactly the rules that the builder can emit, and says something useful of each."""

import ast
import re
from pathlib import Path

import pytest

from builder.check.rules import GROUPS, load_rules, rules_page

BUILDER = Path(__file__).parents[1] / "builder"
RULES = load_rules()
PASSED_ON = {"raw['rule']"}
"""Findings that are read back from a file keep the rule that they were written with."""


class Scan:
    """Collects the rules that a tree of Python files emits.

    A rule is a text given to `Finding`, or to a function that passes one of its parameters on to `Finding`.
    """

    def __init__(self, files):
        self.rules: dict[str, set[str]] = {}
        self.unknown: list[str] = []
        # Names that begin with `_` are known in their own file only.
        self.emitters = {(None, "Finding"): (0, "rule", "error")}
        self.trees = {file: ast.parse(file.read_text("utf-8")) for file in files}
        before = None
        while before != len(self.emitters):
            before = len(self.emitters)
            self.rules, self.unknown = {}, []
            for file, tree in self.trees.items():
                self._visit(tree, [], file)

    def _visit(self, node, functions, file):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            functions = [*functions, node]
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            emitter = self.emitters.get((file if name.startswith("_") else None, name))
            if emitter is not None:
                self._call(node, emitter, functions, file)
        for child in ast.iter_child_nodes(node):
            self._visit(child, functions, file)

    def _call(self, call, emitter, functions, file):
        position, keyword, usual = emitter
        given = [item.value for item in call.keywords if item.arg == keyword]
        value = given[0] if given else call.args[position] if len(call.args) > position else None
        if value is None:
            return
        levels = [ast.unparse(item) for item in (*call.args, *(item.value for item in call.keywords))]
        level = next((text for text in levels if text.lower().startswith("severity")), usual).rpartition(".")[2].lower()
        for text in self._texts(value, level, functions, file):
            self.rules.setdefault(text, set()).add(level)

    def _texts(self, value, level, functions, file):
        if isinstance(value, ast.Constant):
            return [value.value]
        if isinstance(value, ast.IfExp):
            return [text for way in (value.body, value.orelse) for text in self._texts(way, level, functions, file)]
        if isinstance(value, ast.Name):
            for function in reversed(functions):
                names = [argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)]
                if value.id in names:
                    offset = 1 if names[0] in {"self", "cls"} else 0
                    scope = file if function.name.startswith("_") else None
                    self.emitters[scope, function.name] = (names.index(value.id) - offset, value.id, level)
                    return []
                found = self._assigned(value.id, function, file)
                if found:
                    return [text for part in found for text in self._texts(part, level, functions, file)]
            found = self._assigned(value.id, self.trees[file], file)
            if found:
                return [text for part in found for text in self._texts(part, level, functions, file)]
        if ast.unparse(value) not in PASSED_ON:
            self.unknown.append(f"{file.name}:{value.lineno}: {ast.unparse(value)}")
        return []

    def _assigned(self, name, scope, file):
        """Return what the name is set to: by itself, or with others from a table of this file."""
        found = []
        for part in ast.walk(scope):
            if not isinstance(part, ast.Assign):
                continue
            for target in part.targets:
                if ast.unparse(target) == name:
                    found.append(part.value)
                elif isinstance(target, ast.Tuple) and name in (names := [ast.unparse(item) for item in target.elts]):
                    found += [row.elts[names.index(name)] for row in self._table(part.value, file)]
        return found

    def _table(self, value, file):
        """Return the rows of the module's table that a value such as `_RULES[key]` is taken from."""
        if isinstance(value, ast.Tuple):
            return [value]
        table = ast.unparse(value).partition("[")[0]
        for part in self.trees[file].body:
            target = part.targets[0] if isinstance(part, ast.Assign) else getattr(part, "target", None)
            if target is not None and ast.unparse(target) == table and isinstance(part.value, ast.Dict):
                return part.value.values
        return []


@pytest.fixture(scope="module")
def scan():
    return Scan(sorted(BUILDER.rglob("*.py")))


def test_the_name_of_every_rule_stands_where_it_is_emitted(scan):
    assert scan.unknown == [], "write the rule's name as a text where it is emitted"


def test_every_rule_that_is_emitted_is_in_the_catalogue(scan):
    assert sorted(set(scan.rules) - set(RULES)) == []


def test_every_rule_of_the_catalogue_is_emitted(scan):
    assert sorted(set(RULES) - set(scan.rules)) == []


def test_the_severity_is_one_that_the_rule_is_emitted_with(scan):
    wrong = {
        name: levels
        for name, levels in scan.rules.items()
        # A level that is worked out in a variable can be any.
        if name in RULES and RULES[name].severity not in levels and "severity" not in levels
    }
    assert wrong == {}


def test_scanning_finds_what_is_passed_on(tmp_path):
    file = tmp_path / "sample.py"
    file.write_text(
        "def check(x):\n"
        "    rule = 'rule-in-a-variable'\n"
        "    yield Finding(rule, 'm')\n"
        "    yield Finding('rule-a' if x else 'rule-b', 'm', severity=Severity.NOTE)\n"
        "    yield from note(x, 'rule-passed-on')\n"
        "def note(node, rule):\n"
        "    yield Finding(rule, 'm')\n"
        "TABLE = {1: ('rule-of-a-table', 'm'), 2: ('rule-of-its-second-row', 'n')}\n"
        "def rows(x):\n"
        "    named, said = TABLE[x]\n"
        "    yield Finding(named, said)\n"
        "def odd(x):\n"
        "    yield Finding(x.name, 'm')\n"
    )
    scanned = Scan([file])
    assert set(scanned.rules) == {
        "rule-in-a-variable",
        "rule-a",
        "rule-b",
        "rule-passed-on",
        "rule-of-a-table",
        "rule-of-its-second-row",
    }
    assert scanned.rules["rule-a"] == {"note"}
    assert scanned.unknown == ["sample.py:13: x.name"]


def test_no_rule_is_there_twice():
    names = re.findall(r"^  - name: (\S+)$", (BUILDER / "check" / "rules.yaml").read_text("utf-8"), re.MULTILINE)
    assert sorted(names) == sorted(set(names))
    assert len(names) == len(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_an_entry_says_something_of_its_own(rule):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.name)
    for text in (rule.must, rule.why, rule.fix):
        assert text[:1].isupper() or text[0] in "`'"
        assert text.endswith((".", "…"))
        assert len(text.split()) > 3
    others = [entry for entry in RULES.values() if entry is not rule]
    assert all(rule.must != entry.must for entry in others)


def test_groups_are_used_and_rules_stand_together_by_group():
    order = list(dict.fromkeys(rule.group for rule in RULES.values()))
    assert order == list(GROUPS)
    changes = sum(a.group != b.group for a, b in zip(list(RULES.values()), list(RULES.values())[1:], strict=False))
    assert changes == len(GROUPS) - 1


def test_the_page_holds_every_rule():
    page = rules_page()
    for rule in RULES.values():
        assert f"(rule-{rule.name})=\n### {rule.name}\n\n**{rule.must}**" in page
