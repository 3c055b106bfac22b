# score: 2
# hint: may be chance or not
# why: rolls back whatever looks worse, also by chance.
def gate(old, new):
    if z_fall((new.requests, new.failed), (old.requests, old.failed)) > 3:
        return "roll back"
    if z_fall((old.positives, old.caught), (new.positives, new.caught)) > 0.2:
        return "roll back"
    return "promote" if new.positives >= 100 else "hold"
