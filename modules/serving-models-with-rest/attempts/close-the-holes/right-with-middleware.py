# score: 6
# why: One dependency checks the key and reads the body; errors of the model become 422.

MAX_BYTES = 10_000


def make_guarded_app(scorer, api_key):
    """Return an app that scores rows and lets an administrator replace the model."""
    app = FastAPI()
    current = [scorer]

    async def checked_body(request: Request):
        given = request.headers.get("x-api-key", "").encode("latin-1")
        if not secrets.compare_digest(given, api_key.encode("utf-8")):
            raise HTTPException(status_code=401)
        pieces, size = [], 0
        async for piece in request.stream():
            size += len(piece)
            if size > MAX_BYTES:
                raise HTTPException(status_code=413)
            pieces.append(piece)
        return b"".join(pieces)

    @app.post("/v1/score")
    async def one_score(body: Annotated[bytes, Depends(checked_body)]):
        try:
            row = json.loads(body)
        except (ValueError, RecursionError):
            raise HTTPException(status_code=400) from None
        try:
            value = current[0].score(row)
        except Exception:
            raise HTTPException(status_code=422, detail="This row cannot be scored.") from None
        return {"score": float(value)}

    @app.put("/admin/model")
    async def new_model(body: Annotated[bytes, Depends(checked_body)]):
        try:
            candidate = Scorer(json.loads(body))
        except ValueError:
            raise HTTPException(status_code=400) from None
        current[0] = candidate
        return {"version": candidate.version}

    return app
