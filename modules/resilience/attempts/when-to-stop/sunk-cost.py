# score: 2
# hint: The first success is long ago
# why: goes on as long as the whole project has brought more than it has cost
def go_on(gains, cost, worth):
    return len(gains) < 3 or worth * sum(gains) > cost * len(gains)
