# score: 4
# hint: Count what arrives
# why: Believes the length that the client says.

MAX_BYTES = 10_000


def make_guarded_app(scorer, api_key):
    """Return an app that scores rows and lets an administrator replace the model."""
    state = {"scorer": scorer}
    app = FastAPI(debug=False)

    def check_key(request: Request):
        given = request.headers.get("x-api-key", "")
        if not secrets.compare_digest(given.encode(), api_key.encode()):
            raise HTTPException(401)

    async def small_body(request):
        if int(request.headers.get("content-length", 0)) > MAX_BYTES:
            raise HTTPException(413, detail="The body is too large.")
        return await request.body()

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
