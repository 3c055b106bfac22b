# score: 2
# hint: which command sends content to a remote
# why: thinks that the data are in Git after add
answer = {"a": "git", "b": "git", "c": "fails", "d": "works", "e": 100, "f": "old"}
