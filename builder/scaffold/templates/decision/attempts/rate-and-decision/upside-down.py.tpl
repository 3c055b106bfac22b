# score: 0
# hint: 125 for each hour
# why: divides the time by the amount
def decide(amount, hours, limit):
    rate = hours / amount
    return rate, "go" if rate <= limit else "ask"
