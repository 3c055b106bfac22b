# score: 2
# hint: What could a model learn from these records?
# why: overlooks that nobody recorded the outcomes, and takes E for B
answer = {
    "A": ("rule", "listed"),
    "B": ("model", "examples"),
    "C": ("heuristic", "good enough"),
    "D": ("do not build", "no action"),
    "E": ("model", "examples"),
    "F": ("rule", "listed"),
    "G": ("model", "examples"),
    "H": ("do not build", "too late"),
}
