# score: 5
# why: a right answer that goes through the rules one after the other
def gate(record, versions, today):
    reasons = []
    if not record.get("owner"):
        reasons.append("owner")
    card = record.get("card") or {}
    if [part for part in data.CARD_PARTS if not card.get(part)]:
        reasons.append("card")
    if record.get("licence") not in set(data.ALLOWED_LICENCES):
        reasons.append("licence")
    if record.get("risk") != "low":
        report = record.get("fairness") or {"gap": 1.0, "measured_on": today}
        age = today - report["measured_on"]
        if not (report["gap"] <= data.LARGEST_GAP and age <= data.OLDEST_AUDIT):
            reasons.append("fairness")
        if record.get("approved_by") in (None, "", record.get("owner")):
            reasons.append("approval")
    if record.get("rollback_to") in versions:
        return reasons
    return [*reasons, "rollback"]
