# score: 0
# hint: A: the verdict 'model' does not hold
# why: sees a table of old cases and wants to train on it
answer = {letter: ("model", "examples") for letter in "ABCDEFGH"}
