# score: 3
# why: The same answers, written as a call.

answer = dict(a=200, b=200, c=422, d=405, e=500, f=500)
