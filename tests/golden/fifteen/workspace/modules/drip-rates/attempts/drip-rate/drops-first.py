# score: 4
def drip_rate(volume, minutes, limit):
    drops = 20 * volume
    rate = round(drops / minutes) if minutes > 0 else None
    if rate is None or rate > limit:
        return rate, "ask"
    return rate, "start"
