"""Question: what does it cost to append to one list from several threads, and does batching help?
Sharing: a list, with a lock of the program, with its own lock alone, by batches, or not at all.
"""
import threading
import time

APPENDS, BATCH, WORKERS = 5_000, 1_000, 4

lock = threading.Lock()


def locked(results):
    for i in range(APPENDS):
        with lock:
            results.append(i)


def buffered(results):
    own = []
    for i in range(APPENDS):
        own.append(i)
        if len(own) == BATCH:
            with lock:
                results.extend(own)
            own = []
    with lock:
        results.extend(own)


def nolock(results):
    for i in range(APPENDS):
        results.append(i)


def private(results):
    own = []
    for i in range(APPENDS):
        own.append(i)
    results.extend(own)


total = 0
for program in (locked, buffered, nolock, private):
    results = []
    began = time.perf_counter()
    workers = [threading.Thread(target=program, args=(results,)) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    seconds = time.perf_counter() - began
    print(f"{program.__name__}:", round(seconds / APPENDS / WORKERS * 1e9, 1), "ns")
    total += len(results)
print("result:", total, "items")
