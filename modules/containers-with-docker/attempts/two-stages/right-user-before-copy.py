# score: 3
# why: Changes the user before the code is copied, which is fine as well.

order = ["H", "D", "C", "I", "K", "A", "F"]
