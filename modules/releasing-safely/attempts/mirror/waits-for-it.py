# score: 3
# hint: The user waited for the shadow
# why: asks for the shadow's result before it answers
def answer(request, live, shadow, pool, notes):
    copy = deepcopy(request)
    given = live(request)
    try:
        other = pool.submit(shadow, deepcopy(copy)).result(timeout=1)
    except RuntimeError:
        return given
    except Exception as error:
        notes.append({"request": copy, "live": given, "shadow": repr(error)})
        return given
    if abs(other - given) > 0.01:
        notes.append({"request": copy, "live": given, "shadow": other})
    return given
