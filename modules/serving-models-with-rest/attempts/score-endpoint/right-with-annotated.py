# score: 6
# why: Bounds in annotations, and the body as a plain dictionary.

%%writefile service.py
"""The scoring service. Start it with: uvicorn --factory service:create_app"""

from typing import Annotated

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from scorer import Scorer


class ScoreRequest(BaseModel):
    """What a client sends."""

    model_config = ConfigDict(strict=True, extra="forbid")

    amount: Annotated[float, Field(gt=0, le=1e6)]
    count: Annotated[int, Field(ge=0, le=10_000)]
    tenure: Annotated[float, Field(ge=0, le=36_525)]
    reading: Annotated[float, Field(ge=0, le=1e6)] | None = None
    channel: str


class ScoreResponse(BaseModel):
    """What a client gets."""

    score: float
    decision: str
    model_version: str


def create_app(scorer: Scorer | None = None) -> FastAPI:
    """Return the service for a scorer, or for the one in model.json."""
    scorer = scorer or Scorer.load("model.json")
    app = FastAPI(title="Scoring service", version="1.0.0")

    @app.exception_handler(RequestValidationError)
    async def refuse(request: Request, error: RequestValidationError) -> JSONResponse:
        problems = []
        for part in error.errors():
            *_, name = part["loc"]
            problems.append({"field": f"{name}", "problem": part["msg"].lower()})
        return JSONResponse({"detail": problems}, status_code=422)

    @app.post("/v1/score")
    def score(request: ScoreRequest) -> ScoreResponse:
        if request.channel not in scorer.channels:
            raise HTTPException(422, detail=[{"field": "channel", "problem": "The model does not know this channel."}])
        value = scorer.score(dict(request)).item()
        return ScoreResponse(
            score=value,
            decision="pass" if value < scorer.threshold else "act",
            model_version=scorer.version,
        )

    return app
