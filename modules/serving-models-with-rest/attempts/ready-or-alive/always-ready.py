# score: 0
# hint: While the model loads
# why: Says ready as soon as it is alive.

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
        threading.Thread(target=load_in_background, daemon=True).start()
        yield

    app = FastAPI(lifespan=lifespan)

    @app.get("/live")
    def live():
        return {"status": "alive"}

    @app.get("/ready")
    def ready():
        status_code = 200
        return JSONResponse({"status": state["status"]}, status_code=status_code)

    @app.post("/v1/score")
    def score(row: dict):
        if state["status"] != "ready":
            raise HTTPException(503, detail="The model is not loaded.", headers={"Retry-After": "1"})
        value = state["scorer"].score(row)
        return {"score": float(value)}

    return app
