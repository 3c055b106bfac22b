# score: 6
# why: a right answer that gives out the fallback itself when the model fails
class Batcher:
    def __init__(self, predict, fallback, max_batch, max_wait, max_queue, deadline):
        self.predict, self.fallback, self.fallbacks = predict, fallback, 0
        self.max_batch, self.max_wait, self.deadline = max_batch, max_wait, deadline
        self.queue = asyncio.Queue(max_queue)

    def _give_up(self):
        self.fallbacks += 1
        return self.fallback

    async def submit(self, row):
        answer = asyncio.get_running_loop().create_future()
        if self.queue.full():
            return self._give_up()
        self.queue.put_nowait((row, answer))
        done, _ = await asyncio.wait([answer], timeout=self.deadline)
        if not done or answer.result() is None:
            answer.cancel()
            return self._give_up()
        return answer.result()[0]

    async def run(self):
        clock = asyncio.get_running_loop().time
        while True:
            batch = [await self.queue.get()]
            end = clock() + self.max_wait
            while len(batch) < self.max_batch and (left := end - clock()) > 0:
                try:
                    async with asyncio.timeout(left):
                        batch.append(await self.queue.get())
                except TimeoutError:
                    pass
            batch = [pair for pair in batch if not pair[1].cancelled()]
            if batch:
                await self._serve(batch)

    async def _serve(self, batch):
        try:
            results = [(result,) for result in await self.predict([row for row, _ in batch])]
        except Exception:
            results = [None] * len(batch)
        for (_, answer), result in zip(batch, results):
            if not answer.done():
                answer.set_result(result)
