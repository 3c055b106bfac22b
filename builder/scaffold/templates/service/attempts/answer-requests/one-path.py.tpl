# score: 0
# hint: gives 404
# why: answers at every path
def answer(method, path, body):
    if method != "POST":
        return 405, {}
    return 200, {"doubled": 2 * json.loads(body)["amount"]}
