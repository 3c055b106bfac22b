# score: 5
# why: a right answer that makes the line from the texts of both sides
def join(repo):
    repo.git("merge", "--no-commit", "--no-ff", "count", check=False)
    ours = repo.git("show", "HEAD:rules.py")
    theirs = repo.git("show", "MERGE_HEAD:rules.py")
    extra = theirs.partition(" or ")[2]
    repo.write("rules.py", f"{ours} or {extra}\n")
    repo.git("add", "rules.py")
    repo.git("commit", "--quiet", "--no-edit")
