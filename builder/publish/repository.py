"""What a repository of a course holds besides the course and its workflow: a README and what git shall not keep."""

from __future__ import annotations

__all__ = ["GITIGNORE", "readme_text"]

GITIGNORE = "_build/\n.venv/\n__pycache__/\n.ipynb_checkpoints/\n*.bak\n"

_README = """\
# {title}

This course is built by coursewright from the files in this repository.

| folder | what lives there |
|---|---|
| `curriculum/` | `{course}.yaml` says which modules the course has, in which order and why |
| `modules/` | modules of your own, and library modules that you have taken a copy of (`course module copy NAME`) |
| `library/` | the library's modules as this course uses them; `course diff` shows what has changed since |
| `book/` | your own pages (`book/pages/`) and look (`book/brand.yaml`) |

## On your own machine

    python -m venv .venv
    .venv/bin/pip install --constraint constraints.txt "{package}"
    .venv/bin/course serve {course}

`course build {course}` writes notebooks and site to `_build/`.
`course check {course}` lists faults and proves the exercises.

## On GitHub

`.github/workflows/course.yml` builds and checks the course at every push, with the versions of `constraints.txt`.
It publishes the site once you open Settings, Pages, and under "Build and deployment" choose "GitHub Actions".
"""


def readme_text(title: str, course: str, package: str) -> str:
    """Return the README of a course's repository; `package` is what pip installs, such as `coursewright[data]==1.0`."""
    return _README.format(title=" ".join(title.split()), course=course, package=package)
