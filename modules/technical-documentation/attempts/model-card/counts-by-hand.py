# score: 5
# why: a right answer that walks through the sites and counts
def model_card(rows, min_positives):
    card = {"rows": rows.shape[0], "positives": int(rows["label"].sum())}
    hits = int((rows["flagged"] & (rows["label"] == 1)).sum())
    alarms = int(rows["flagged"].sum())
    card["recall"] = hits / card["positives"]
    card["precision"] = hits / alarms if alarms else None
    shares, unknown_ones = {}, []
    for site in sorted(rows["site"].unique()):
        mine = rows[(rows["site"] == site) & (rows["label"] == 1)]
        if len(mine) < min_positives:
            unknown_ones.append(site)
        else:
            shares[site] = mine["flagged"].mean()
    card["worst_site"] = min(shares, key=shares.get)
    card["unknown_sites"] = unknown_ones
    card["limits"] = [
        f"At {card['worst_site']} the model finds only {100 * shares[card['worst_site']]:.0f} % of the positives."
    ]
    for site in unknown_ones:
        card["limits"].append(f"Nothing is known about {site}.")
    return card
