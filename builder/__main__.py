"""`python -m builder` is the command `course`."""

from builder.cli.main import main

main()
