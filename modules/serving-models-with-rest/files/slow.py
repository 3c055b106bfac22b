"""A service with one slow answer, to see what happens to it when the service is told to stop."""

import asyncio

from fastapi import FastAPI
from fastapi.responses import StreamingResponse

app = FastAPI()


@app.get("/slow")
async def slow():
    """Send half of the answer, wait, send the other half."""

    async def pieces():
        yield "first half,"
        await asyncio.sleep(0.4)
        yield " second half"

    return StreamingResponse(pieces(), media_type="text/plain")
