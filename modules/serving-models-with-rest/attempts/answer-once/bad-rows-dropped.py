# score: 3
# hint: keeps its place
# why: Leaves bad rows out, so that results and rows no longer fit together.

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
            rows, answer = answered[idempotency_key]
            if rows != batch.rows:
                raise HTTPException(409, detail="This key was used for other rows.")
            return answer
        results = []
        for row in batch.rows:
            problem = check(row)
            if not problem:
                results.append({"score": float(score(row))})
        answered[idempotency_key] = (batch.rows, {"results": results})
        return {"results": results}
