# score: 2
# hint: a mistake on the form
# why: calculates with a time that cannot be
def decide(amount, hours, limit):
    rate = amount / hours if hours else 0
    return rate, "go" if rate <= limit else "ask"
