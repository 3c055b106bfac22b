# score: 2
# hint: expected [401, 401, 200]
# why: Mends the pickle and leaves the administrator's door open.

MAX_BYTES = 10_000


def make_guarded_app(scorer, api_key):
    """Return an app that scores rows and lets an administrator replace the model."""
    state = {"scorer": scorer}
    app = FastAPI(debug=True)

    @app.exception_handler(Exception)
    async def say_what_happened(request: Request, error: Exception):
        return JSONResponse({"error": "".join(traceback.format_exception(error))}, status_code=500)

    @app.post("/v1/score")
    async def score(request: Request):
        if request.headers.get("x-api-key", "") != api_key:
            raise HTTPException(401, detail=f"{api_key} was expected")
        row = json.loads(await request.body())
        return {"score": float(state["scorer"].score(row))}

    @app.put("/admin/model")
    async def replace_model(request: Request):
        try:
            state["scorer"] = Scorer.from_text(await request.body())
        except ValueError:
            raise HTTPException(400) from None
        return {"version": state["scorer"].version}

    return app
