"""preview-is-up-to-date: a preview that cannot follow says so and goes on."""

from builder.errors import MissingToolError
from builder.serve import _Preview
from builder.stamp import BuildOptions


def test_what_stops_an_update_is_told_as_a_finding(tiny, monkeypatch):
    told = []
    preview = _Preview(tiny, "tiny", BuildOptions(), lambda what, findings: told.append((what, findings)))

    def fail(progress):
        raise MissingToolError("Node is gone.", hint="Install it again.")

    monkeypatch.setattr(preview, "_write_all", fail)
    preview._update([tiny.curriculum / "tiny.yaml"])
    ((what, (fault,)),) = told
    assert what == "the course"
    assert (fault.rule, fault.message, fault.hint) == ("preview-is-up-to-date", "Node is gone.", "Install it again.")
