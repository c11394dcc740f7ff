"""Question: what does taking a lock cost, alone and among others?
Sharing: one lock and nothing else.
"""
import threading
import time

OPERATIONS, THINK, WORKERS = 20_000, 3, 4

lock = threading.Lock()
start = threading.Barrier(WORKERS + 1)
taken = 0


def work():
    global taken
    start.wait()
    while True:
        for _ in range(THINK):
            pass
        with lock:
            if taken == OPERATIONS:
                return
            taken += 1


workers = [threading.Thread(target=work) for _ in range(WORKERS)]
for worker in workers:
    worker.start()
start.wait()
began = time.perf_counter()
for worker in workers:
    worker.join()
print("result:", taken, "operations")
print("operation-interval:", round((time.perf_counter() - began) / OPERATIONS * 1e9, 1), "ns")
