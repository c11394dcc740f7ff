"""Question: how many requests a second does a service of threads answer before they pile up?
Sharing: an event loop that hands requests to a pool of threads; under the GIL the interpreter.
"""
import asyncio
import random
import time
from concurrent.futures import ThreadPoolExecutor

REQUESTS, RATE, QUERY, PASSES, WORKERS = 60, 400, 0.002, 3_000, 8


def handle(number):
    time.sleep(QUERY)  # the database answers
    total = 0
    for i in range(PASSES):
        total += i % 7
    return number if total else -1


async def serve():
    draws = random.Random(42)
    loop = asyncio.get_running_loop()
    latencies = []
    answers = []

    async def answer(number, arrived):
        answers.append(await loop.run_in_executor(pool, handle, number))
        latencies.append(loop.time() - arrived)

    with ThreadPoolExecutor(WORKERS) as pool:
        requests = []
        for number in range(REQUESTS):
            await asyncio.sleep(draws.expovariate(RATE))
            requests.append(asyncio.create_task(answer(number, loop.time())))
        await asyncio.gather(*requests)
    return answers, sorted(latencies)


answers, latencies = asyncio.run(serve())
print("result:", len(set(answers)), "answers")
print("latency-p50:", round(latencies[len(latencies) // 2] * 1e3, 3), "ms")
print("latency-p99:", round(latencies[-1] * 1e3, 3), "ms")
