# score: 0
# hint: it is too early to stop
# why: stops after the first experiment that does not pay
def go_on(gains, cost, worth):
    return not gains or worth * gains[-1] > cost
