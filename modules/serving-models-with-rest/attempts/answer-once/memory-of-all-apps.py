# score: 0
# hint: got 409
# why: Keeps the memory in a default argument, which all apps share.

class Batch(BaseModel):
    """What a client sends."""

    rows: list[dict]


def add_batch(app, check, score, limit, answered={}):
    """Add POST /v2/scores to the app."""
    @app.post("/v2/scores")
    def scores(batch: Batch, idempotency_key: Annotated[str, Header()]):
        if not batch.rows:
            raise HTTPException(422, detail="Send at least one row.")
        if len(batch.rows) > limit:
            raise HTTPException(413, detail=f"Send at most {limit} rows at once.")
        if idempotency_key in answered:
            rows, answer = answered[idempotency_key]
            if rows != batch.rows:
                raise HTTPException(409, detail="This key was used for other rows.")
            return answer
        results = []
        for row in batch.rows:
            problem = check(row)
            results.append({"error": problem} if problem else {"score": float(score(row))})
        answered[idempotency_key] = (batch.rows, {"results": results})
        return {"results": results}
