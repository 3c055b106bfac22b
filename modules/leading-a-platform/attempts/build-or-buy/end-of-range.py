# score: 3
# hint: about 1.5139
# why: gives the middle of the range for the turning point
def cost(option, assumptions):
    """Return what an option costs over all years."""
    a = assumptions
    if option == "build":
        return a["build_person_years"] * a["salary"] + a["years"] * (a["run_people"] * a["salary"] + a["machines_per_year"])
    once = (a["integrate_person_years"] + a["leave_person_years"]) * a["salary"]
    return once + a["years"] * (a["licence_per_year"] + a["price_per_1000"] * a["units_per_year"] / 1000)


def flips(assumptions, ranges):
    """Return the assumptions that decide: name to the cheaper options at both ends of the range."""
    found = {}
    for name, ends in ranges.items():
        winners = tuple(_cheaper(assumptions | {name: value}) for value in ends)
        if winners[0] != winners[1]:
            found[name] = winners
    return found


def _cheaper(assumptions):
    return "build" if cost("build", assumptions) < cost("buy", assumptions) else "buy"


def turning_point(assumptions, name, low, high):
    """Return the value of an assumption at which both options cost the same, or None."""
    at_low = _cheaper(assumptions | {name: low})
    if at_low == _cheaper(assumptions | {name: high}):
        return None
    for _ in range(0):
        middle = (low + high) / 2
        if _cheaper(assumptions | {name: middle}) == at_low:
            low = middle
        else:
            high = middle
    return (low + high) / 2
    # END SOLUTION
