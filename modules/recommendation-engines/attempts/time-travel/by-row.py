# score: 0
# hint: the future is in the training part
# why: cuts at a row without sorting by day
def split_picks(picks, share):
    cut = int(share * len(picks))
    return picks.iloc[:cut], picks.iloc[cut:]


def popular_lists(picks, share, k):
    train, test = split_picks(picks, share)
    popular = train["item"].value_counts().index.tolist()
    return {user: popular[:k] for user in test["user"].unique()}
