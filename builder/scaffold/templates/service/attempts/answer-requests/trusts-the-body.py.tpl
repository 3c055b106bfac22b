# score: 2
# hint: holds no whole number
# why: takes a text or true for a number
def answer(method, path, body):
    if path != "/double":
        return 404, {}
    if method != "POST":
        return 405, {}
    try:
        return 200, {"doubled": 2 * json.loads(body)["amount"]}
    except (ValueError, KeyError, TypeError):
        return 400, {}
