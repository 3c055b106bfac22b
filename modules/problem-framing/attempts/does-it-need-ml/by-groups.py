# score: 4
# why: a right answer that groups the letters by what was found
groups = {
    ("rule", "listed"): "AF",
    ("model", "examples"): "BG",
    ("heuristic", "good enough"): "C",
    ("heuristic", "no labels"): "E",
    ("do not build", "no action"): "D",
    ("do not build", "too late"): "H",
}
answer = {letter: words for words, letters in groups.items() for letter in letters}
