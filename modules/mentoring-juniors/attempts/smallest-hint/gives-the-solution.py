# score: 0
# hint: of six hints are the smallest sufficient ones
# why: tells everybody the solution
rungs = dict.fromkeys("ABCDEF", 5)
