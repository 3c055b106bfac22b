# score: 0
# hint: as many caught as before
# why: never promotes, which is safe and useless.
def gate(old, new):
    bad = z_fall((new.requests, new.failed), (old.requests, old.failed)) > 3
    bad = bad or z_fall((old.positives, old.caught), (new.positives, new.caught)) > 2.5
    return "roll back" if bad else "hold"
