# score: 1
# hint: together they are worth more
# why: takes the best job among those that can start now, and never looks at what a job makes possible
def delay_cost(order, jobs):
    week = total = 0
    for name in order:
        week += jobs[name][0]
        total += week * jobs[name][1]
    return total


def cheapest_order(jobs):
    order = []
    while len(order) < len(jobs):
        free = [name for name in jobs if name not in order and set(jobs[name][2]) <= set(order)]
        order.append(min(free, key=lambda name: (-jobs[name][1] / jobs[name][0], name)))
    return order
