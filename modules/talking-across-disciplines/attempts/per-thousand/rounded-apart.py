# score: 2
# hint: do not add up
# why: rounds each number by itself, so the table does not add up and readers stop trusting it
def natural_frequencies(base_rate, recall, false_alarm_rate, cases=1000):
    p = base_rate * cases
    a = false_alarm_rate * (cases - p)
    return {
        "positives": round(p),
        "found": round(p * recall),
        "missed": round(p * (1 - recall)),
        "false_alarms": round(a),
        "flagged": round(p * recall + a),
    }


def saving(counts, costs):
    return counts["found"] * (costs["miss"] - costs["action"]) - counts["false_alarms"] * (costs["false_alarm"] + costs["action"])
