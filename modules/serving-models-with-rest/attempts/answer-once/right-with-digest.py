# score: 5
# why: Compares the rows as JSON text and checks all rows before it scores.

class Batch(BaseModel):
    """What a client sends."""

    rows: list[dict]


def add_batch(app, check, score, limit):
    """Add POST /v2/scores to the app."""
    answered = {}

    @app.post("/v2/scores")
    def scores(batch: Batch, idempotency_key: Annotated[str, Header()]):
        if not batch.rows:
            raise HTTPException(422, detail="Send at least one row.")
        if len(batch.rows) > limit:
            raise HTTPException(413, detail=f"Send at most {limit} rows at once.")
        if idempotency_key in answered:
            known, answer = answered[idempotency_key]
            if known != json.dumps(batch.rows, sort_keys=True):
                raise HTTPException(409, detail="This key was used for other rows.")
            return answer
        problems = [check(row) for row in batch.rows]
        results = [
            {"error": problem} if problem is not None else {"score": score(row).item()}
            for row, problem in zip(batch.rows, problems)
        ]
        answered[idempotency_key] = (json.dumps(batch.rows, sort_keys=True), {"results": results})
        return {"results": results}
