# score: 1
# hint: no place in the last stage
# why: Installs a compiler in the image that runs.

order = ["H", "D", "C", "J", "I", "A", "K", "F"]
