# score: 2
# hint: lower ones too
# why: forgets that a score may differ downwards
def answer(request, live, shadow, pool, notes):
    copy = deepcopy(request)
    given = live(request)

    def compare():
        try:
            other = shadow(deepcopy(copy))
        except Exception as error:
            notes.append({"request": copy, "live": given, "shadow": repr(error)})
        else:
            if other - given > 0.01:
                notes.append({"request": copy, "live": given, "shadow": other})

    try:
        pool.submit(compare)
    except RuntimeError:
        pass
    return given
