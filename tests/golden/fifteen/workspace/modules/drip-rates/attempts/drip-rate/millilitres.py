# score: 0
# hint: 30 drops for each minute
# why: forgets that a millilitre has 20 drops
def drip_rate(volume, minutes, limit):
    rate = round(volume / minutes)
    return rate, "start" if rate <= limit else "ask"
