# score: 2
# hint: A harmless model needs no fairness report
# why: asks for all proofs from every model
def gate(record, versions, today):
    """Return the rules that a release breaks; none lets it pass."""
    card, fairness = record.get("card") or {}, record.get("fairness")
    owner, approver = record.get("owner"), record.get("approved_by")
    risky = True
    unfair = not fairness or fairness["gap"] > data.LARGEST_GAP or today - fairness["measured_on"] > data.OLDEST_AUDIT
    broken = {
        "owner": not owner,
        "card": not all(card.get(part) for part in data.CARD_PARTS),
        "licence": record.get("licence") not in data.ALLOWED_LICENCES,
        "fairness": risky and unfair,
        "approval": risky and (not approver or approver == owner),
        "rollback": record.get("rollback_to") not in versions,
    }
    return [rule for rule, is_broken in broken.items() if is_broken]
    # END SOLUTION
