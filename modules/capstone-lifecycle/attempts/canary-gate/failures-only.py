# score: 2
# hint: where the old one catches 80 %
# why: asks whether it fails, and never whether it decides well.
def gate(old, new):
    if z_fall((new.requests, new.failed), (old.requests, old.failed)) > 3:
        return "roll back"
    return "promote" if new.positives >= 100 else "hold"
