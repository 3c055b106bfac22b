# score: 0
# hint: too few to promote
# why: promotes as soon as nothing has failed.
def gate(old, new):
    if new.failed * old.requests > 2 * old.failed * new.requests:
        return "roll back"
    return "promote" if new.requests and new.failed < 30 else "hold"
