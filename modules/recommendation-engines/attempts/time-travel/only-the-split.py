# score: 2
# hint: nobody could know
# why: splits by time, and still counts the popularity of all picks
def split_picks(picks, share):
    ordered = picks.sort_values("day")
    begin = ordered["day"].iloc[int(share * len(picks))]
    return ordered[ordered["day"] < begin], ordered[ordered["day"] >= begin]


def popular_lists(picks, share, k):
    train, test = split_picks(picks, share)
    popular = picks["item"].value_counts().index.tolist()
    return {user: popular[:k] for user in test["user"].unique()}
