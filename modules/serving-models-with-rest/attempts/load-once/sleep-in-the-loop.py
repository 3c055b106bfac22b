# score: 1
# hint: stops the event loop
# why: Waits in an async endpoint.

order = ["F", "C", "B", "D", "A"]
