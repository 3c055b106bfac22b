# score: 2
# hint: later it will work
# why: Uses the scorer without asking whether it is there.

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
        status_code = 200 if state["status"] == "ready" else 503
        return JSONResponse({"status": state["status"]}, status_code=status_code)

    @app.post("/v1/score")
    def score(row: dict):
        value = state["scorer"].score(row)
        return {"score": float(value)}

    return app
