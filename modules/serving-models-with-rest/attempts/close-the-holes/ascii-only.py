# score: 4
# hint: not ASCII
# why: compare_digest refuses text with letters that are not ASCII: status 500.

MAX_BYTES = 10_000


def make_guarded_app(scorer, api_key):
    """Return an app that scores rows and lets an administrator replace the model."""
    state = {"scorer": scorer}
    app = FastAPI(debug=False)

    def check_key(request: Request):
        given = request.headers.get("x-api-key", "")
        if not secrets.compare_digest(given, str(api_key)):
            raise HTTPException(401)

    async def small_body(request):
        body = bytearray()
        async for piece in request.stream():
            body += piece
            if len(body) > MAX_BYTES:
                raise HTTPException(413)
        return bytes(body)

    @app.post("/v1/score", dependencies=[Depends(check_key)])
    async def guarded_score(request: Request):
        try:
            row = json.loads(await small_body(request))
        except ValueError:
            raise HTTPException(400, detail="The body is not JSON.") from None
        probability = state["scorer"].score(row)
        return {"score": float(probability)}

    @app.put("/admin/model", dependencies=[Depends(check_key)])
    async def guarded_replacement(request: Request):
        try:
            replacement = Scorer.from_text(await small_body(request))
        except ValueError:
            raise HTTPException(400, detail="The body is not a model file.") from None
        state["scorer"] = replacement
        return {"version": replacement.version}

    return app
