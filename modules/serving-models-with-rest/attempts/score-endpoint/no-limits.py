# score: 0
# hint: accepted
# why: Checks the types only: NaN and negative values get through.

%%writefile service.py
"""The scoring service. Start it with: uvicorn --factory service:create_app"""

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from scorer import Scorer


class ScoreRequest(BaseModel):
    """What a client sends."""

    model_config = ConfigDict(strict=True, extra="forbid")

    amount: float = Field()
    count: int = Field()
    tenure: float = Field()
    reading: float | None = None
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
