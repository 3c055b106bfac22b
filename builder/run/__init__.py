"""Running notebooks: jobs in, reports out. `running.py` is the entrance; nothing heavy is imported here."""
