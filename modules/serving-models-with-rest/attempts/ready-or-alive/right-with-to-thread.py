# score: 5
# why: Starts the thread through asyncio.

def make_ready_app(load):
    """Return an app that is alive at once and ready when load() has returned a scorer."""
    state = {"status": "loading", "scorer": None}

    def load_in_background():
        try:
            state["scorer"] = load()
            state["status"] = "ready"
        except Exception:
            state["status"] = "failed"

    @asynccontextmanager
    async def lifespan(app):
        loading = asyncio.create_task(asyncio.to_thread(load_in_background))
        yield
        loading.cancel()

    app = FastAPI(lifespan=lifespan)

    @app.get("/live")
    def live():
        return {"status": "alive"}

    @app.get("/ready")
    def ready():
        if state["status"] == "ready":
            return {"status": "ready"}
        return JSONResponse({"status": state["status"]}, 503)

    @app.post("/v1/score")
    def score(row: dict):
        if state["status"] != "ready":
            raise HTTPException(503, detail="The model is not loaded.", headers={"Retry-After": "1"})
        value = state["scorer"].score(row)
        return {"score": float(value)}

    return app
