# score: 4
# hint: the service costs 500 once a day
# why: mixes units, takes the cost of the whole day from each single case
def expected_value(costs, base_rate, recall, false_alarm_rate):
    found = base_rate * recall
    flagged_wrongly = (1 - base_rate) * false_alarm_rate
    return found * costs["miss"] - flagged_wrongly * costs["false_alarm"] - (found + flagged_wrongly) * costs["action"]


def break_even_rate(costs, recall, false_alarm_rate):
    ratio = false_alarm_rate * (costs["false_alarm"] + costs["action"]) / (recall * (costs["miss"] - costs["action"]))
    return ratio / (1 + ratio)


def daily_value(costs, base_rate, recall, false_alarm_rate, units, running_cost):
    return units * (expected_value(costs, base_rate, recall, false_alarm_rate) - running_cost)
