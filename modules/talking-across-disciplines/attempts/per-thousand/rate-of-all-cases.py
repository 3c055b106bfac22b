# score: 2
# hint: of the 960 others
# why: takes the false alarm rate as a share of all cases
def natural_frequencies(base_rate, recall, false_alarm_rate, cases=1000):
    positives = round(cases * base_rate)
    found = round(positives * recall)
    alarms = round(cases * false_alarm_rate)
    return {"positives": positives, "found": found, "missed": positives - found, "false_alarms": alarms, "flagged": found + alarms}


def saving(counts, costs):
    return counts["found"] * (costs["miss"] - costs["action"]) - counts["false_alarms"] * (costs["false_alarm"] + costs["action"])
