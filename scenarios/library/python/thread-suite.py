"""Question: which ways of sharing a result keep four threads from being four times as fast?
Sharing: by program: nothing, a queue of batches, a list under a lock, a counter under a lock.
"""
import queue
import threading
import time
from collections import Counter

RECORDS, BATCH, WORKERS = 2_000, 200, 4

lock = threading.Lock()
counts = Counter()
results = []
local = threading.local()


def step(record):
    total = 0
    for i in range(10):
        total += (record * i) % 7
    return total % 5


def batches_of(records):
    for low in range(0, len(records), BATCH):
        yield [step(record) for record in records[low : low + BATCH]]


def mandelbrot(records):
    own = [step(record) for record in records]
    results.extend(own)


def memo_optimized(records):
    local.memo = {}
    own = []
    for record in records:
        key = record % 35
        if key not in local.memo:
            local.memo[key] = step(record)
        own.append(local.memo[key])
    results.extend(own)


def counter_naive(records):
    for record in records:
        key = step(record)
        with lock:
            counts[key] += 1


def counter_optimized(records):
    own = Counter(map(step, records))
    with lock:
        counts.update(own)


def accumulate_naive(records):
    for record in records:
        result = step(record)
        with lock:
            results.append(result)


def accumulate_optimized(records):
    for batch in batches_of(records):
        with lock:
            results.extend(batch)


def pipeline_optimized(records):
    passed = queue.Queue()
    for batch in batches_of(records):
        passed.put(batch)
        results.extend(passed.get())


right = 0
for program in (mandelbrot, memo_optimized, counter_naive, counter_optimized,
                accumulate_naive, accumulate_optimized, pipeline_optimized):
    counts.clear()
    results.clear()
    shares = [range(RECORDS)[i::WORKERS] for i in range(WORKERS)]
    began = time.perf_counter()
    workers = [threading.Thread(target=program, args=(share,)) for share in shares]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(f"{program.__name__}:", round((time.perf_counter() - began) * 1e3, 3), "ms")
    right += counts + Counter(results) == Counter(map(step, range(RECORDS)))
print("result:", right, "right")
