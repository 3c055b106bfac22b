# score: 3
# hint: a comprehension or apply is a loop
# why: moves the loop into a comprehension and calls it vectorised.
def rolling_features(entity, moment, value, window):
    inside = [(entity == who) & (moment > now - window) & (moment <= now) for who, now in zip(entity, moment)]
    return np.array([rows.sum() for rows in inside]), np.array([value[rows].mean() for rows in inside])
