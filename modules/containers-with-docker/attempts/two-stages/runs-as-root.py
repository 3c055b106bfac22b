# score: 1
# hint: must not run as root
# why: Forgets the user.

order = ["H", "D", "C", "I", "A", "F"]
