# score: 2
# hint: request 3 fails in the shadow
# why: leaves the shadow's exception in the pool, where nobody sees it
def answer(request, live, shadow, pool, notes):
    copy = deepcopy(request)
    given = live(request)

    def compare():
        other = shadow(deepcopy(copy))
        if abs(other - given) > 0.01:
            notes.append({"request": copy, "live": given, "shadow": other})

    try:
        pool.submit(compare)
    except RuntimeError:
        pass
    return given
