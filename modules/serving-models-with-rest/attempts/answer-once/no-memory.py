# score: 2
# hint: was scored again
# why: Asks for a key but scores every repetition again.

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
        results = []
        for row in batch.rows:
            problem = check(row)
            results.append({"error": problem} if problem else {"score": float(score(row))})
        answered[idempotency_key] = (batch.rows, {"results": results})
        return {"results": results}
