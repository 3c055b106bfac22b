# score: 3
# why: right, counted by a rule
days = 20
answer = dict(zip("abcdef", [1, len([10, 11, 12]), len(range(20, days + 1)), 1, days, days], strict=True))
