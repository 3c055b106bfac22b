# score: 0
# hint: is not the reason
# why: has the verdicts right and gives one reason for all that is not built
answer = {
    "A": ("rule", "listed"),
    "B": ("model", "examples"),
    "C": ("heuristic", "no labels"),
    "D": ("do not build", "no labels"),
    "E": ("heuristic", "no labels"),
    "F": ("rule", "listed"),
    "G": ("model", "examples"),
    "H": ("do not build", "no labels"),
}
