# score: 2
# hint: A count of 4 should be caught
# why: ends the conflict by taking the own side
def join(repo):
    repo.git("merge", "-s", "recursive", "-X", "ours", "count")
