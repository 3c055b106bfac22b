# score: 5
# why: right, with a callback of the future
def answer(request, live, shadow, pool, notes):
    came = deepcopy(request)
    given = live(request)

    def note(future):
        error = future.exception()
        other = repr(error) if error else future.result()
        if error or abs(other - given) > 0.01:
            notes.append({"request": came, "live": given, "shadow": other})

    try:
        pool.submit(shadow, deepcopy(came)).add_done_callback(note)
    except RuntimeError:
        pass
    return given
