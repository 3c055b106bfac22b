# score: 2
# hint: a slip of the pen
# why: calculates with a time that cannot be
def drip_rate(volume, minutes, limit):
    rate = round(volume * 20 / minutes) if minutes else 0
    return rate, "start" if rate <= limit else "ask"
