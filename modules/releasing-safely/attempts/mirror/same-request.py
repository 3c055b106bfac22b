# score: 2
# hint: A shallow copy shares the inner lists
# why: copies only the outer dictionary
def answer(request, live, shadow, pool, notes):
    copy = dict(request)
    given = live(request)

    def compare():
        try:
            other = shadow(dict(copy))
        except Exception as error:
            notes.append({"request": copy, "live": given, "shadow": repr(error)})
        else:
            if abs(other - given) > 0.01:
                notes.append({"request": copy, "live": given, "shadow": other})

    try:
        pool.submit(compare)
    except RuntimeError:
        pass
    return given
