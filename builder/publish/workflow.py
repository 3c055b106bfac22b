"""A workflow for GitHub Actions that builds, checks and publishes a course, with every version pinned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["CONSTRAINTS", "SWITCH", "WORKFLOW", "constraints_text", "package_text", "workflow_text"]

WORKFLOW = ".github/workflows/course.yml"
CONSTRAINTS = "constraints.txt"
SWITCH = (
    "One switch, once: on GitHub open Settings, Pages, and under Build and deployment choose 'GitHub Actions'. "
    "Until then the workflow builds and checks the course and publishes nothing."
)

# Commits of the actions' releases: a tag can be moved, a commit cannot.
_ACTIONS = {
    "checkout": "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
    "python": "actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0",
    "upload": "actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0",
    "deploy": "actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0",
}
_TEXT = """\
# Builds and checks the course at every push; publishes it once GitHub Pages is switched on:
# Settings, Pages, Build and deployment, Source: GitHub Actions.
name: course
on:
  push:
    branches: [main, master]
  pull_request:
  workflow_dispatch:
permissions:
  contents: read
concurrency:
  group: course-${{ github.ref }}
  cancel-in-progress: true
jobs:
  build:
    runs-on: ubuntu-24.04
    timeout-minutes: 60
    permissions:
      contents: read
      pages: read
    outputs:
      pages: ${{ steps.pages.outputs.on }}
    steps:
      - uses: <checkout>
      - uses: <python>
        with:
          python-version: "<python-version>"
          cache: pip
          cache-dependency-path: constraints.txt
      - name: Install
        run: python -m pip install --find-links wheels --constraint constraints.txt "<package>"
      - name: Build
        run: course build <course> --quiet
      - name: Check
        run: course check <course> --format github
      - name: Is GitHub Pages switched on?
        id: pages
        env:
          GH_TOKEN: ${{ github.token }}
        run: |
          if gh api "repos/$GITHUB_REPOSITORY/pages" --silent; then
            echo "on=true" >> "$GITHUB_OUTPUT"
          else
            echo "on=false" >> "$GITHUB_OUTPUT"
            echo "::notice::Not published yet. Settings, Pages, Source: GitHub Actions; then run this again."
          fi
      - uses: <upload>
        if: steps.pages.outputs.on == 'true' && github.event_name != 'pull_request'
        with:
          path: _build/<course>/site
  publish:
    needs: build
    if: needs.build.outputs.pages == 'true' && github.event_name != 'pull_request'
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: ${{ steps.deploy.outputs.page_url }}
    steps:
      - uses: <deploy>
        id: deploy
"""


def package_text(extras: Iterable[str], version: str) -> str:
    """Return what pip installs for a course whose modules need these extras."""
    named = ",".join(sorted(set(extras)))
    return f"coursewright[{named}]=={version}" if named else f"coursewright=={version}"


def workflow_text(course: str, extras: Iterable[str], version: str, python: str) -> str:
    """Return the workflow for a course whose modules need these extras; `python` is such as `3.11`."""
    values = {**_ACTIONS, "python-version": python, "package": package_text(extras, version), "course": course}
    return re.sub(r"<([a-z-]+)>", lambda found: values[found[1]], _TEXT)


def constraints_text(installed: Mapping[str, str]) -> str:
    """Return a line `name==version` for each package (name to version) but coursewright itself."""
    lines = (f"{name}=={version}" for name, version in installed.items() if name.lower() != "coursewright")
    return "\n".join(sorted(lines, key=str.lower)) + "\n"
