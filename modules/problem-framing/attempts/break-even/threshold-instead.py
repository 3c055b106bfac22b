# score: 3
# hint: at the break-even rate it is 0
# why: takes the probability above which acting pays for the break-even rate of the model
def expected_value(costs, base_rate, recall, false_alarm_rate):
    found = base_rate * recall
    return found * (costs["miss"] - costs["action"]) - (1 - base_rate) * false_alarm_rate * (costs["false_alarm"] + costs["action"])


def break_even_rate(costs, recall, false_alarm_rate):
    if false_alarm_rate == 0:
        return 0
    return (costs["action"] + costs["false_alarm"]) / (costs["miss"] + costs["false_alarm"])


def daily_value(costs, base_rate, recall, false_alarm_rate, units, running_cost):
    return units * expected_value(costs, base_rate, recall, false_alarm_rate) - running_cost
