"""`course explain`: one rule, all rules, and a rule that is not there."""

import pytest

from builder.check.rules import GROUPS, load_rules
from builder.cli.main import main


def run(*arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["explain", *arguments])
    out, err = capsys.readouterr()
    return ended.value.code, out, err


def test_a_rule_is_explained(capsys):
    rule = load_rules()["markers-are-closed"]
    code, out, err = run("markers-are-closed", capsys=capsys)
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "markers-are-closed (error)"
    for text in (rule.must, rule.why, f"To mend it: {rule.fix}"):
        assert text in out


def test_all_rules_are_listed_by_group(capsys):
    code, out, err = run(capsys=capsys)
    assert (code, err) == (0, "")
    for title in GROUPS.values():
        assert title in out.splitlines()
    for name, rule in load_rules().items():
        assert f"  {name}: {rule.must}\n" in out


def test_an_unknown_rule_is_wrong_usage_with_the_nearest(capsys):
    code, out, err = run("marker-are-closed", capsys=capsys)
    assert (code, out) == (2, "")
    assert "Did you mean 'markers-are-closed'?" in err
