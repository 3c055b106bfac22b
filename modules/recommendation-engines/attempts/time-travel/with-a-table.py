# score: 5
# why: a right answer that sorts the counts and looks up what each user has
def split_picks(picks, share):
    begin = np.sort(picks["day"].to_numpy())[int(share * len(picks))]
    future = picks["day"] >= begin
    return picks[~future], picks[future]


def popular_lists(picks, share, k):
    train, test = split_picks(picks, share)
    counts = train["item"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    has = train.groupby("user")["item"].agg(set).to_dict()
    return {user: [i for i in counts.index if i not in has.get(user, set())][:k] for user in test["user"].unique()}
