# score: 0
# hint: The false alarm rate is a share of the negatives
# why: ignores the base rate of the negatives
def expected_value(costs, base_rate, recall, false_alarm_rate):
    return base_rate * recall * (costs["miss"] - costs["action"]) - false_alarm_rate * (costs["false_alarm"] + costs["action"])


def break_even_rate(costs, recall, false_alarm_rate):
    return false_alarm_rate * (costs["false_alarm"] + costs["action"]) / (recall * (costs["miss"] - costs["action"]))


def daily_value(costs, base_rate, recall, false_alarm_rate, units, running_cost):
    return units * expected_value(costs, base_rate, recall, false_alarm_rate) - running_cost
