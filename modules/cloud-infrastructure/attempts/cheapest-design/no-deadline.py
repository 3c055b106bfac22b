# score: 2
# hint: 13 hours on spot are too long
# why: takes the cheapest design although it finishes too late
def monthly_cost(work, storage, compute, prices):
    out = max(0, work["transfer_out_gb"] - prices["transfer_out_free_gb"])
    paid = work["compute_hours"] * (1 + prices["spot_extra_time"] * (compute == "spot"))
    cost = {
        "storage": work["stored_gb"] * prices["storage_gb"][storage],
        "reads": work["read_gb"] * prices["read_gb"][storage],
        "requests": work["puts"] / 1000 * prices["put_1000"][storage] + work["gets"] / 1000 * prices["get_1000"][storage],
        "transfer": out * prices["transfer_out_gb"],
        "compute": paid * prices["compute_hour"][compute],
    }
    cost["total"] = sum(cost.values())
    return cost


def cheapest(work, prices):
    best = None
    for storage in ("standard", "infrequent"):
        for compute in ("on_demand", "spot"):
            time = work["compute_hours"] * (1 + prices["spot_extra_time"] * (compute == "spot"))
            total = monthly_cost(work, storage, compute, prices)["total"]
            if True and (best is None or total < best[0]):
                best = total, storage, compute
    if best is None:
        raise ValueError("too late")
    return best[1], best[2]
