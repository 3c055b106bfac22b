# score: 6
# why: right; names both questions and asks for the worse answer.
def gate(old, new):
    questions = {
        "fails": ((new.requests, new.failed), (old.requests, old.failed), 3.2),
        "misses": ((old.positives, old.caught), (new.positives, new.caught), 2.6),
    }
    if any(z_fall(one, two) > limit for one, two, limit in questions.values()):
        return "roll back"
    doubtful = z_fall(*questions["misses"][:2]) >= 1.4
    return "hold" if doubtful or new.positives < 100 else "promote"
