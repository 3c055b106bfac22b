"""The command `course`: finds the subcommand, imports only that, and turns errors into exit codes."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

import click

from builder import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["COMMANDS", "course", "main"]

COMMANDS = {
    "new": "Make a course from a career profile.",
    "profile": "Show what is read from a career profile.",
    "module": "Begin a module of your own, or take a copy of one of the library.",
    "schedule": "Show when a course is taught; write its calendar file.",
    "build": "Build notebooks and the site of a course.",
    "check": "Look for faults in a course; exit code 1 if there are any.",
    "diff": "Show what the library has changed since the course was made.",
    "upgrade": "Take or decline what the library has changed.",
    "schema": "Print the JSON Schema of a document; editors use it.",
    "explain": "Explain a rule of `course check`.",
    "serve": "Show the site and reload it when a lesson is saved.",
    "slides": "Write slides of a module or of all modules.",
    "pdf": "Print a module or the whole course.",
    "lite": "Write the notebooks as a JupyterLite that runs in browsers.",
    "publish": "Publish the site: GitHub Pages, git, a folder or a bucket.",
    "assign": "Write each student's own copy of the notebooks.",
    "grade": "Grade what a class handed in.",
    "review": "Judge what tests cannot judge.",
    "gradebook": "Print or export the marks of a class.",
    "feedback": "Write a page with feedback for each student.",
    "mastery": "Show what a class has mastered.",
    "export": "Write questions or review cards for other programs.",
}
"""The subcommands in the order of a teacher's work, each with its line of help."""


class _LazyCommands(click.Group):
    """A group that imports a command's module when the command is called, so that `--help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"builder.cli.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from builder.findings import did_you_mean

            raise click.UsageError(f"{error.message} {did_you_mean(args[0], COMMANDS)}", ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=_LazyCommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="course")
def course() -> None:
    """Build a proven, published course from a career profile.

    Start with `course new PROFILE`, look at the curriculum that it writes, then `course build`.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; exits with 0 (fine), 1 (findings or a known error) or 2 (wrong usage)."""
    from builder.errors import CourseError

    try:
        # Without its standalone mode click returns the code of ctx.exit() and of click.exceptions.Exit.
        words = None if arguments is None else list(arguments)
        sys.exit(course.main(args=words, prog_name="course", standalone_mode=False) or 0)
    except click.Abort:
        click.echo("Stopped. What was there before is still in place.", err=True)
        sys.exit(130)
    except KeyboardInterrupt:
        click.echo("\nStopped. What was there before is still in place.", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except CourseError as error:
        from builder.cli.render import print_error

        print_error(error)
        sys.exit(1)


if __name__ == "__main__":
    main()
