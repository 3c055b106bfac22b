# score: 1
# hint: before you prepare anything
# why: prepares before it is known for whom
order = ["F", "B", "C", "E", "A"]
