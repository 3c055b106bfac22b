# score: 3
# hint: accepted
# why: Lets Pydantic turn text into numbers and ignore unknown keys.

%%writefile service.py
"""The scoring service. Start it with: uvicorn --factory service:create_app"""

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from scorer import Scorer


class ScoreRequest(BaseModel):
    """What a client sends."""

    
    amount: float = Field(gt=0, le=1_000_000)
    count: int = Field(ge=0, le=10_000)
    tenure: float = Field(ge=0, le=36_525)
    reading: float | None = Field(default=None, ge=0, le=1_000_000)
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
        problems = [{"field": str(part["loc"][-1]), "problem": part["msg"]} for part in error.errors()]
        return JSONResponse({"detail": problems}, status_code=422)

    @app.post("/v1/score")
    def score(request: ScoreRequest) -> ScoreResponse:
        if request.channel not in scorer.channels:
            raise HTTPException(422, detail=[{"field": "channel", "problem": "The model does not know this channel."}])
        value = float(scorer.score(request.model_dump()))
        decision = "act" if value >= scorer.threshold else "pass"
        return ScoreResponse(score=value, decision=decision, model_version=scorer.version)

    return app
