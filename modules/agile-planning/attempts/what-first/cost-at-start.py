# score: 0
# hint: costs 6
# why: counts the delay until a job begins, as if it were worth something from its first day
def delay_cost(order, jobs):
    week = total = 0
    for name in order:
        total += week * jobs[name][1]
        week += jobs[name][0]
    return total


def cheapest_order(jobs):
    return list(jobs)
