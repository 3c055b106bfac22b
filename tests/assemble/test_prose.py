from types import SimpleNamespace

import pytest

from builder.assemble.prose import fill_prose, without_terms

NAMES = {"domain": SimpleNamespace(entity="card", costs=SimpleNamespace(miss=10)), "rows": 40}


def test_declared_names_are_filled_in():
    text, findings = fill_prose("A {{ domain.entity }} and {{ rows }} rows, {{ domain.costs.miss }}.", NAMES, "l", 1)
    assert text == "A card and 40 rows, 10."
    assert findings == ()


def test_code_blocks_are_left_alone_and_directives_are_not():
    source = "```yaml\nx: {{ any }}\n```\n\n```{note}\n{{ rows }}\n```\n"
    assert fill_prose(source, NAMES, "l", 1)[0] == "```yaml\nx: {{ any }}\n```\n\n```{note}\n40\n```\n"


@pytest.mark.parametrize(
    ("source", "rule", "hint"),
    [
        ("{{ row }}", "prose-names-are-declared", "'rows'"),
        ("{{ domain.entiti }}", "prose-names-are-declared", "domain.entity"),
        ("{{ rows", "prose-templates-are-valid", "{{ name }}"),
        ("{% include 'x' %}", "prose-templates-are-valid", ""),
        ("{{ rows / 0 }}", "prose-templates-are-valid", "simple filters"),
        ("{{ ''.__class__.__mro__ }}", "prose-names-are-declared", ""),
    ],
)
def test_faults_have_their_line(source, rule, hint):
    findings = fill_prose(f"one\n\n{source}", NAMES, "lesson.md", 10)[1]
    assert [(fault.rule, fault.place.line) for fault in findings] == [(rule, 12)]
    assert hint in findings[0].hint


def test_terms_are_emphasis_in_a_notebook() -> None:
    source = "A {term}`leak`, **{term}`leaks <leak>`**.\n```\n{term}`leak`\n```\n"

    assert without_terms(source) == "A *leak*, **leaks**.\n```\n{term}`leak`\n```\n"
