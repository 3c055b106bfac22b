"""The command line: options in, findings and summaries out. Only this package prints, and only it exits."""
