# score: 1
# hint: install all packages again
# why: Copies the code before the packages are installed.

order = ["H", "D", "C", "A", "I", "K", "F"]
