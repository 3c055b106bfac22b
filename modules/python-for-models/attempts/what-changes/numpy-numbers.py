# score: 6
# why: right, written as calculations and floats.
answer = dict(a=0.0, b=20.0, c=10 + 20, d=90, f="error", e=(4,) * 2, g=8 / 16, h=3, i=1, j=7.0)
