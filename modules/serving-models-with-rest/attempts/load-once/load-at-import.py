# score: 1
# hint: as soon as the file is imported
# why: Loads when the file is imported.

order = ["G", "D", "H"]
