"""Arguments and options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["course_argument", "dask_option", "domain_option", "workspace_option"]

course_argument = click.argument("slug", required=False)
"""The course; it may be left out where there is only one."""

workspace_option = click.option(
    "--workspace",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="Folder of the course; the current one by default.",
)

domain_option = click.option(
    "--domain", help="Industry for all modules, such as `healthcare` or `consultancy:fintech`; else each has its own."
)

dask_option = click.option(
    "--dask", metavar="ADDRESS", help="Run on the Dask cluster at this address, such as tcp://10.0.0.5:8786."
)
