# score: 2
# hint: the fallback comes after 0.5 s
# why: waits for the model however long it takes
class Batcher:
    """Scores requests together, within a deadline."""

    def __init__(self, predict, fallback, max_batch, max_wait, max_queue, deadline):
        self.predict, self.fallback, self.fallbacks = predict, fallback, 0
        self.max_batch, self.max_wait, self.deadline = max_batch, max_wait, deadline
        self.queue = asyncio.Queue(max_queue)

    async def submit(self, row):
        """Return the answer for a row, or the fallback."""
        answer = asyncio.get_running_loop().create_future()
        try:
            self.queue.put_nowait((row, answer))
            return await answer
        except Exception:
            self.fallbacks += 1
            return self.fallback

    async def run(self):
        """Serve the queue for ever."""
        while True:
            batch = await self._collect()
            waiting = [(row, answer) for row, answer in batch if not answer.done()]
            if not waiting:
                continue
            try:
                results = await self.predict([row for row, _ in waiting])
            except Exception as error:
                results = [error] * len(waiting)
            for (_, answer), result in zip(waiting, results, strict=True):
                if answer.done():
                    continue
                if isinstance(result, Exception):
                    answer.set_exception(result)
                else:
                    answer.set_result(result)

    async def _collect(self):
        """Return the next rows with their promises."""
        now = asyncio.get_running_loop().time
        batch = [await self.queue.get()]
        until = now() + self.max_wait
        while len(batch) < self.max_batch:
            try:
                batch.append(await asyncio.wait_for(self.queue.get(), until - now()))
            except TimeoutError:
                break
        return batch
