# score: 0
# hint: look again
# why: guesses
answer = 3
