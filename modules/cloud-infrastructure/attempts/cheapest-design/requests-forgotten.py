# score: 2
# hint: requests for standard
# why: leaves requests out, because each costs so little
def monthly_cost(work, storage, compute, prices):
    out = max(0, work["transfer_out_gb"] - prices["transfer_out_free_gb"])
    paid = work["compute_hours"] * (1 + prices["spot_extra_time"] * (compute == "spot"))
    cost = {
        "storage": work["stored_gb"] * prices["storage_gb"][storage],
        "reads": work["read_gb"] * prices["read_gb"][storage],
        "requests": 0,
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
            if time <= work["deadline_hours"] and (best is None or total < best[0]):
                best = total, storage, compute
    if best is None:
        raise ValueError("too late")
    return best[1], best[2]
