"""A small scoring service: it looks up the rate of a channel in model.json."""

import json
from pathlib import Path

from fastapi import FastAPI, HTTPException

rates = json.loads((Path(__file__).parent / "model.json").read_text(encoding="utf-8"))["rates"]
app = FastAPI(title="Scoring service", version="1.0.0")


@app.get("/ready")
def ready():
    """Say that requests are welcome."""
    return {"status": "ready"}


@app.post("/v1/score")
def score(row: dict):
    """Return the score of a row by its channel."""
    if row.get("channel") not in rates:
        raise HTTPException(422, detail="The model does not know this channel.")
    return {"score": rates[row["channel"]]}
