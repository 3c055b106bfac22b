"""The addresses that open a notebook elsewhere, and the settings that they come from."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from pydantic import ValidationError

from builder.compile.launch import launch_links
from builder.compile.source import site_data
from builder.course.load import load_course
from builder.curriculum.yaml_text import curriculum_text
from builder.documents.curriculum import Curriculum
from builder.documents.launch import Launch
from builder.documents.reading import read_document

GITHUB = "https://github.com/team/notebooks"


def links(**settings) -> dict[str, str]:
    return dict(launch_links(Launch(**{"repository": GITHUB, **settings}), "first-steps"))


def test_the_forms_of_the_addresses():
    assert links(binder=True, colab=True, jupyterhub="https://hub.example.edu/jupyter/") == {
        "Binder": "https://mybinder.org/v2/gh/team/notebooks/main?urlpath=lab%2Ftree%2Ffirst-steps%2Ffirst-steps.ipynb",
        "Colab": "https://colab.research.google.com/github/team/notebooks/blob/main/first-steps/first-steps.ipynb",
        "JupyterHub": "https://hub.example.edu/jupyter/hub/user-redirect/git-pull"
        "?repo=https%3A%2F%2Fgithub.com%2Fteam%2Fnotebooks&branch=main"
        "&urlpath=lab%2Ftree%2Fnotebooks%2Ffirst-steps%2Ffirst-steps.ipynb",
    }


def test_jupyterlite_needs_no_repository_and_has_only_modules_that_run_in_browsers():
    launch = Launch(jupyterlite="https://uni.example/lite/")
    assert launch_links(launch, "first-steps") == ()
    (link,) = launch_links(launch, "first-steps", browser=True)
    assert link == ("JupyterLite", "https://uni.example/lite/lab/index.html?path=first-steps/first-steps.ipynb")
    both = Launch(repository=GITHUB, colab=True, jupyterlite="https://uni.example/lite")
    assert [name for name, _ in launch_links(both, "first-steps", browser=True)] == ["Colab", "JupyterLite"]
    with pytest.raises(ValidationError, match="only `jupyterlite` needs none"):
        Launch(binder=True, jupyterlite="https://uni.example/lite")


def test_branch_and_folder_are_escaped():
    made = links(
        branch="term/2027#a+b", folder="my course/", binder=True, colab=True, jupyterhub="https://h.example.edu"
    )
    assert "/gh/team/notebooks/term/2027%23a%2Bb?" in made["Binder"]
    assert made["Colab"].endswith("/blob/term/2027%23a%2Bb/my%20course/first-steps/first-steps.ipynb")
    query = parse_qs(urlsplit(made["JupyterHub"]).query)
    assert query["branch"] == ["term/2027#a+b"]
    assert unquote(query["urlpath"][0]) == "lab/tree/notebooks/my course/first-steps/first-steps.ipynb"
    binder = parse_qs(urlsplit(made["Binder"]).query)
    assert unquote(binder["urlpath"][0]) == "lab/tree/my course/first-steps/first-steps.ipynb"
    for address in made.values():
        assert not {" ", "#", "+", '"', "<"} & set(address)


def test_a_repository_elsewhere_and_another_hub():
    made = links(repository="https://git.example.edu/a/b/c.git", branch="x/y", binder="https://binder.example.edu/")
    assert made == {
        "Binder": "https://binder.example.edu/v2/git/https%3A%2F%2Fgit.example.edu%2Fa%2Fb%2Fc/x%2Fy"
        "?urlpath=lab%2Ftree%2Ffirst-steps%2Ffirst-steps.ipynb"
    }
    hub = links(repository="https://git.example.edu/a/b/c.git", jupyterhub="https://h.example.edu")["JupyterHub"]
    assert parse_qs(urlsplit(hub).query)["urlpath"] == ["lab/tree/c/first-steps/first-steps.ipynb"]


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"colab": True, "repository": "https://gitlab.com/team/notebooks"},
        {"binder": True, "repository": "https://github.com/team"},
        {"binder": True, "repository": "https://github.com"},
        {"binder": True, "repository": "git@github.com:team/notebooks.git"},
        {"binder": True, "repository": "https://me:secret@github.com/team/notebooks"},
        {"jupyterhub": "javascript:alert(1)"},
        {"binder": True, "branch": "-x"},
        {"binder": True, "folder": "../up"},
    ],
)
def test_settings_that_lead_nowhere_are_refused(wrong):
    with pytest.raises(ValidationError):
        links(**wrong)


def test_links_reach_the_theme_only_where_they_are_configured(tiny):
    course = load_course(tiny, "tiny")[0]
    assert '"launches": []' in site_data(course, {}, {}, "")
    path = tiny.root / "curriculum/tiny.yaml"
    path.write_text(path.read_text() + f"launch: {{repository: {GITHUB}, colab: true}}\n")
    course = load_course(tiny, "tiny")[0]
    assert "/blob/main/second-steps/second-steps.ipynb" in site_data(course, {}, {}, "")
    text = curriculum_text(course.curriculum)
    assert read_document(Curriculum, text, "x")[0].launch == course.curriculum.launch
