# score: 1
# hint: signal to stop
# why: Starts the service through a shell.

order = ["H", "D", "C", "I", "A", "K", "B"]
