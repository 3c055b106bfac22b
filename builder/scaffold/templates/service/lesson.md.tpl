# @@TITLE@@

TO BE WRITTEN: two or three sentences that say where @@NAME@@ turns up at work and what goes wrong without it.
We work for a {{ domain.company }}.

## What it is

TO BE WRITTEN: explain @@NAME@@ in half a page, with one example from work.

A web service gets a method, a path and a body, and gives a status and a body.
Here it is an ordinary function, so that no server is needed to test it.

```{code-cell} python
import json

print(json.dumps({"amount": 3}))
```

## Your turn

### Answer a request

TO BE WRITTEN: the task, in two or three sentences. This one is a sample that works; put yours in its place.

Return the status and a dictionary.
`POST /double` with the body `{"amount": 3}` gives `200` and `{"doubled": 6}`.
Another path gives 404, another method 405, and a body without a whole number as `amount` 400, each with an empty dictionary.

```{code-cell} python
:exercise: answer-requests

def answer(method, path, body):
    """Return the status and the answer to a request."""
    # BEGIN SOLUTION
    if path != "/double":
        return 404, {}
    if method != "POST":
        return 405, {}
    try:
        sent = json.loads(body)
    except ValueError:
        return 400, {}
    amount = sent.get("amount") if isinstance(sent, dict) else None
    if type(amount) is not int:
        return 400, {}
    return 200, {"doubled": amount + amount}
    # END SOLUTION
```

```{code-cell} python
:points: 2
:tests: answer-requests

good = answer("POST", "/double", '{"amount": 3}')
assert good == (200, {"doubled": 6}), f"Expected 200 and 6 for the amount 3, got {good}."
other = answer("POST", "/treble", '{"amount": 3}')
assert other == (404, {}), f"A path that is not there gives 404, got {other}."
```

```{code-cell} python
:points: 2
:tests: answer-requests

# BEGIN HIDDEN TESTS
assert answer("GET", "/double", "") == (405, {}), "Another method than POST gives 405."
assert answer("GET", "/treble", "") == (404, {}), "A path that is not there gives 404 for every method."
for body in ("", "{", "[3]", "{}", '{"amount": "3"}', '{"amount": true}', '{"amount": null}', '{"Amount": 5}'):
    assert answer("POST", "/double", body) == (400, {}), f"The body {body!r} holds no whole number as amount."
assert answer("POST", "/double", '{"amount": -21, "note": "x"}') == (200, {"doubled": -42}), "Other keys are passed over."
# END HIDDEN TESTS
```

## Key points

- TO BE WRITTEN: the one thing that students should still know in a month.
- TO BE WRITTEN: the mistake that they should never make again.
