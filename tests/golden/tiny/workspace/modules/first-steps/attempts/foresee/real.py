# score: 0
# hint: whole number
# why: a float
answer = 3.5
