# score: 4
def answer(method, path, body):
    if path != "/double":
        return 404, {}
    if method != "POST":
        return 405, {}
    try:
        match json.loads(body):
            case {"amount": bool()}:
                return 400, {}
            case {"amount": int(amount)}:
                return 200, {"doubled": 2 * amount}
    except ValueError:
        pass
    return 400, {}
