# score: 4
# why: a right answer that grows only the allowed orders, one job at a time
def delay_cost(order, jobs):
    return sum(jobs[name][1] * sum(jobs[other][0] for other in order[: place + 1]) for place, name in enumerate(order))


def cheapest_order(jobs):
    orders = [[]]
    for _ in jobs:
        orders = [
            [*order, name]
            for order in orders
            for name in jobs
            if name not in order and all(need in order for need in jobs[name][2])
        ]
    return min(orders, key=lambda order: (delay_cost(order, jobs), order))
