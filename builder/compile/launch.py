"""The addresses that open a module's notebook at Binder, Colab or a JupyterHub."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from builder.documents.launch import Launch

__all__ = ["launch_links"]

_GITHUB = "https://github.com/"


def launch_links(launch: Launch | None, module: str, *, browser: bool = False) -> tuple[tuple[str, str], ...]:
    """Return name and address of each service that opens the module's notebook, none where nothing is configured.

    `browser` says that the module runs in a browser, so that JupyterLite has it.
    """
    if launch is None:
        return ()
    lite = [("JupyterLite", _lite(launch.jupyterlite, module))] if launch.jupyterlite and browser else []
    return (*_from_repository(launch, launch.repository, module), *lite) if launch.repository else tuple(lite)


def _from_repository(launch: Launch, repository: str, module: str) -> tuple[tuple[str, str], ...]:
    repository = repository.rstrip("/").removesuffix(".git")
    path = "/".join(part for part in (*launch.folder.split("/"), module, f"{module}.ipynb") if part)
    links = []
    if launch.binder:
        hub = "https://mybinder.org" if launch.binder is True else launch.binder
        links.append(("Binder", _binder(hub, repository, launch.branch, path)))
    if launch.colab:
        links.append(("Colab", _colab(repository, launch.branch, path)))
    if launch.jupyterhub:
        links.append(("JupyterHub", _jupyterhub(launch.jupyterhub, repository, launch.branch, path)))
    return tuple(links)


def _binder(hub: str, repository: str, branch: str, path: str) -> str:
    """Return a BinderHub's address: `/v2/gh/OWNER/NAME/REF` or `/v2/git/ESCAPED-ADDRESS/ESCAPED-REF`.

    Source: BinderHub, doc/developer/repoproviders.rst and `GitHubRepoProvider` (its ref may hold slashes),
    `GitRepoProvider`; `urlpath=lab/tree/PATH` is JupyterLab's address of a file.
    """
    if repository.startswith(_GITHUB):
        spec = f"gh/{repository.removeprefix(_GITHUB)}/{quote(branch)}"
    else:
        spec = f"git/{quote(repository, safe='')}/{quote(branch, safe='')}"
    return f"{hub.rstrip('/')}/v2/{spec}?{urlencode({'urlpath': f'lab/tree/{quote(path)}'}, quote_via=quote)}"


def _colab(repository: str, branch: str, path: str) -> str:
    """Return Colab's address of a notebook on GitHub: `/github/OWNER/NAME/blob/BRANCH/PATH`.

    Source: googlecolab/colabtools, notebooks/colab-github-demo.ipynb.
    """
    return f"https://colab.research.google.com/github/{repository.removeprefix(_GITHUB)}/blob/{quote(branch)}/{quote(path)}"


def _jupyterhub(hub: str, repository: str, branch: str, path: str) -> str:
    """Return the address that lets nbgitpuller fetch the repository and JupyterLab open the notebook.

    Source: nbgitpuller, docs/link.rst: `HUB/hub/user-redirect/git-pull?repo=…&branch=…&urlpath=lab/tree/NAME/PATH`,
    NAME being the last part of the repository's address.
    """
    name = repository.rsplit("/", 1)[1]
    query = {"repo": repository, "branch": branch, "urlpath": f"lab/tree/{name}/{quote(path)}"}
    return f"{hub.rstrip('/')}/hub/user-redirect/git-pull?{urlencode(query, quote_via=quote, safe='')}"


def _lite(address: str, module: str) -> str:
    """Return JupyterLite's address of a notebook: `lab/index.html?path=PATH` (its guide, "URL parameters")."""
    return f"{address.rstrip('/')}/lab/index.html?path={quote(f'{module}/{module}.ipynb')}"
