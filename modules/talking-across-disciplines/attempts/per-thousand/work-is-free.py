# score: 2
# hint: 92 x 2
# why: forgets the work that each flagged case causes
def natural_frequencies(base_rate, recall, false_alarm_rate, cases=1000):
    positives = round(cases * base_rate)
    found = round(positives * recall)
    alarms = round((cases - positives) * false_alarm_rate)
    return {"positives": positives, "found": found, "missed": positives - found, "false_alarms": alarms, "flagged": found + alarms}


def saving(counts, costs):
    return counts["found"] * costs["miss"] - counts["false_alarms"] * costs["false_alarm"]
