# score: 0
# hint: Which of them would you show to everybody
# why: adds everything with one command, secrets included.
def deliver(repo):
    repo.git("switch", "--quiet", "-c", "release-1")
    repo.git("add", "--all")
    repo.git("commit", "--quiet", "-m", "delivery: all the work of eight days")
    repo.git("switch", "--quiet", "main")
    repo.git("merge", "--quiet", "--no-ff", "-m", "release", "release-1")
    repo.git("tag", "-a", "-m", "first release", "v1.0.0")
