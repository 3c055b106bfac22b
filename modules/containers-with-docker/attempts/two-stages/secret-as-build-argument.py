# score: 1
# hint: can be read by everybody
# why: Hands the secret over while building, where everybody can read it.

order = ["H", "D", "C", "E", "I", "A", "K", "F"]
