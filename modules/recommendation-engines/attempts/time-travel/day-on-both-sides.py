# score: 3
# hint: One day must not be on both sides
# why: cuts the sorted picks at a row, so that one day lies on both sides
def split_picks(picks, share):
    ordered = picks.sort_values("day", kind="stable")
    cut = int(share * len(picks))
    return ordered.iloc[:cut], ordered.iloc[cut:]


def popular_lists(picks, share, k):
    train, test = split_picks(picks, share)
    counts = train["item"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    has = train.groupby("user")["item"].agg(set).to_dict()
    return {user: [i for i in counts.index if i not in has.get(user, set())][:k] for user in test["user"].unique()}
