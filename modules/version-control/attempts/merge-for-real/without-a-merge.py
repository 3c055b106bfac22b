# score: 3
# hint: a merge commit has two
# why: writes the joined line into a plain commit, and copies the other file by hand
def join(repo):
    repo.write("rules.py", "def decide(amount, count):\n    return amount > 400 or count > 3\n")
    repo.write("notes.md", repo.git("show", "count:notes.md"))
    repo.commit("joined by hand")
