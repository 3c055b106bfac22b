# score: 4
def decide(amount, hours, limit):
    rate = amount / hours if hours > 0 else None
    if rate is None or rate > limit:
        return rate, "ask"
    return rate, "go"
