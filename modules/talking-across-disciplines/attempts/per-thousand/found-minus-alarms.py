# score: 4
# why: a right answer by what each found case earns and each false alarm costs
def natural_frequencies(base_rate, recall, false_alarm_rate, cases=1000):
    counts = {"positives": round(cases * base_rate)}
    counts["found"] = round(counts["positives"] * recall)
    counts["missed"] = counts["positives"] - counts["found"]
    counts["false_alarms"] = round((cases - counts["positives"]) * false_alarm_rate)
    counts["flagged"] = counts["found"] + counts["false_alarms"]
    return counts


def saving(counts, costs):
    earned = counts["found"] * (costs["miss"] - costs["action"])
    return earned - counts["false_alarms"] * (costs["false_alarm"] + costs["action"])
