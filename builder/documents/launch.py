"""`launch:` of a curriculum: where a reader can open a module's notebook without installing anything."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import StringConstraints, model_validator

from builder.documents.base import Document

__all__ = ["Launch"]

Address = Annotated[
    str, StringConstraints(pattern=r"^https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~-]+)*/?$", max_length=200)
]
Branch = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.+#/-]*$", max_length=100)]
InFolder = Annotated[str, StringConstraints(pattern=r"^([A-Za-z0-9_-][A-Za-z0-9_. -]*/?)*$", max_length=200)]


class Launch(Document):
    """The repository with the students' notebooks (`content: student` in `publish.yaml`), and who opens them."""

    repository: Address | None = None
    """Its address on the web, such as `https://github.com/team/notebooks`; it must be public for Binder and Colab.
    JupyterLite needs none."""
    branch: Branch = "main"
    folder: InFolder = ""
    """The folder of the branch that the notebooks are published to; its top if empty."""
    binder: bool | Address = False
    """`true` for mybinder.org, or the address of another BinderHub."""
    colab: bool = False
    """Google Colab, which opens notebooks from github.com only."""
    jupyterhub: Address | None = None
    """The address of a JupyterHub that has nbgitpuller."""
    jupyterlite: Address | None = None
    """Where the folder of `course lite` is published; only modules that run in a browser are there."""

    @model_validator(mode="after")
    def _can_open(self) -> Self:
        if not (self.binder or self.colab or self.jupyterhub or self.jupyterlite):
            raise ValueError(
                "say who opens the notebooks: `binder: true`, `colab: true`, `jupyterhub: https://…` or "
                "`jupyterlite: https://…`"
            )
        if self.repository is None:
            if self.binder or self.colab or self.jupyterhub:
                raise ValueError("write the `repository` that has the notebooks; only `jupyterlite` needs none")
            return self
        if self.colab and not self.repository.startswith("https://github.com/"):
            raise ValueError("Colab opens notebooks from https://github.com/ only; leave `colab` out")
        if self.repository.removeprefix("https://").rstrip("/").count("/") < 1:
            raise ValueError("write the address of the repository, such as https://github.com/team/notebooks")
        github = self.repository.startswith("https://github.com/")
        if github and self.repository.rstrip("/").count("/") != 4:
            raise ValueError("a repository on GitHub is written https://github.com/owner/name")
        return self
