"""`course schema`: the JSON Schemas of the documents of a workspace."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["schema"]


@click.command()
@click.argument("kind", required=False)
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), help="Write all schemas into this folder.")
def schema(kind: str | None, to: Path | None) -> None:
    """Print the JSON Schema of a kind of document, such as `module`; without KIND, list the kinds.

    Editors complete and check YAML with it. In an editor that understands the comment, write it as
    the first line of the document: `# yaml-language-server: $schema=schemas/module.schema.json`.
    """
    from builder.documents.schemas import DOCUMENTS, schema_text
    from builder.errors import CourseError
    from builder.files import write_text
    from builder.findings import did_you_mean

    if kind is not None and kind not in DOCUMENTS:
        raise CourseError(f"There is no kind of document called '{kind}'.", hint=did_you_mean(kind, DOCUMENTS))
    if to is not None:
        for name in [kind] if kind else DOCUMENTS:
            path = to / f"{name}.schema.json"
            changed = write_text(path, schema_text(name))
            click.echo(f"{'Wrote' if changed else 'Unchanged:'} {path}", err=True)
    elif kind is not None:
        click.echo(schema_text(kind), nl=False)
    else:
        width = max(map(len, DOCUMENTS))
        click.echo("\n".join(f"{name:<{width}}  {found.file}" for name, found in DOCUMENTS.items()))
