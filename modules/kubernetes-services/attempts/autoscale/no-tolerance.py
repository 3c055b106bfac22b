# score: 0
# hint: within the tolerance
# why: follows every small change
def recommend(current, value, target, low, high):
    return max(low, min(high, ceil(current * value / target)))


def autoscale(loads, start, target, window, low, high):
    pods, seen, course = start, [], []
    for load in loads:
        seen.append(recommend(pods, load / pods, target, low, high))
        pods = max(seen[-1], min(pods, max(seen[-window:])))
        course.append(pods)
    return course
