"""What is installed here, by the names that people write."""

import pytest

import builder.environment
from builder.environment import installed_digest, missing_packages, package_name


@pytest.mark.parametrize(
    ("requirement", "name"),
    [
        ("pandas>=2.2,<3.1", "pandas"),
        ("Scikit_Learn", "scikit-learn"),
        ("ruamel.yaml ==0.18", "ruamel-yaml"),
        ("uvicorn[standard]>=0.5", "uvicorn"),
        ("a--b__c", "a-b-c"),
    ],
)
def test_names_are_compared_as_pip_does(requirement, name):
    assert package_name(requirement) == name


def test_what_is_not_installed_is_missing():
    assert missing_packages(("PyYAML>=6", "no-such-package-anywhere>=1", "click")) == ("no-such-package-anywhere>=1",)


def test_the_digest_follows_the_versions(monkeypatch):
    before = installed_digest()
    assert before == installed_digest()
    monkeypatch.setattr(builder.environment, "_installed", lambda: {"click": "0.0.1"})
    assert installed_digest() != before


def test_the_first_folder_of_the_path_wins(tmp_path, monkeypatch):
    for folder, version in (("one", "1.0"), ("two", "2.0")):
        (tmp_path / folder / f"My_Pack-{version}.dist-info").mkdir(parents=True)
    monkeypatch.setattr("sys.path", [str(tmp_path / "one"), str(tmp_path / "two"), str(tmp_path / "none")])
    assert builder.environment._installed.__wrapped__() == {"my-pack": "1.0"}
