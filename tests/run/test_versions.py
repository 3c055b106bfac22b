"""Which installed versions a run depends on."""

from builder.run.versions import _installed, environment_digest, import_names


def test_requirements_are_followed(monkeypatch):
    asked: list[str] = []
    environment_digest.cache_clear()
    monkeypatch.setattr("builder.run.versions._installed", lambda name: asked.append(name) or _installed(name))
    environment_digest(("jinja2",))
    assert "markupsafe" in asked
    assert asked.count("ipykernel") == 1
    environment_digest.cache_clear()


def test_a_package_that_is_not_installed_counts_as_missing():
    assert _installed("no-such-package") == ("missing", (), ())
    assert environment_digest(("no-such-package",)) != environment_digest(())


def test_an_import_name_leads_to_its_distribution(monkeypatch):
    environment_digest.cache_clear()
    before = environment_digest(("yaml",))
    assert before != environment_digest(())
    monkeypatch.setattr(
        "builder.run.versions._installed",
        lambda name: ("99", (), ()) if name == "pyyaml" else _installed(name),
    )
    environment_digest.cache_clear()
    assert environment_digest(("yaml",)) != before
    environment_digest.cache_clear()


def test_what_a_package_requires_and_can_use():
    _, required, optional = _installed("jinja2")
    assert "markupsafe" in [name.lower() for name in required]
    assert "Babel" in optional


def test_names_are_compared_as_pip_does():
    assert _installed("jinja2")[0] != "missing"


def test_import_names_of_distributions():
    assert import_names(("PyYAML", "unknown_name")) == ("unknown_name", "yaml")
    assert "nbformat" in import_names(("nbformat",))
