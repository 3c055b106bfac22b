# score: 5
# why: a right answer that subtracts two bills, and finds the rate on the straight line between its two ends
def expected_value(costs, base_rate, recall, false_alarm_rate):
    without = base_rate * costs["miss"]
    missed = base_rate * (1 - recall) * costs["miss"]
    flagged = base_rate * recall + (1 - base_rate) * false_alarm_rate
    return without - missed - flagged * costs["action"] - (1 - base_rate) * false_alarm_rate * costs["false_alarm"]


def break_even_rate(costs, recall, false_alarm_rate):
    low = expected_value(costs, 0, recall, false_alarm_rate)
    return -low / (expected_value(costs, 1, recall, false_alarm_rate) - low) if low else 0


def daily_value(costs, base_rate, recall, false_alarm_rate, units, running_cost):
    return expected_value(costs, base_rate, recall, false_alarm_rate) * units - running_cost
