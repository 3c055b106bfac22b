# score: 1
answer = 314158 + 1
