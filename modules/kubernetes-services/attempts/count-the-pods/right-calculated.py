# score: 4
# why: a right answer that calculates instead of counting
answer = dict(a=4 + 1, b=4 - 0, c=10 + ceil(2.5), d=10 - int(2.5), e=4, f=4 - 1)
