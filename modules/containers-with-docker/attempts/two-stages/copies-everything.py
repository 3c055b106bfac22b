# score: 1
# hint: Name the files
# why: Takes the whole folder into the image.

order = ["H", "D", "C", "I", "G", "K", "F"]
