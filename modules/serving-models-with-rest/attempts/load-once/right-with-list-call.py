# score: 3
# why: The same order, made from a text.

order = list("FCBDH")
