"""Question: what does a reference to an object cost that other threads refer to as well?
Sharing: the reference count of one object, or of one for each worker.
"""
import threading
import time

TIMES, WORKERS = 20_000, 4


class Config:
    pass


def rebind(config, done):
    for _ in range(TIMES):
        other = config  # a reference is taken, and one given back
    done.append(other is config)


right = 0
for maker in ("main", "each"):
    shared = Config()
    done = []
    began = time.perf_counter()
    workers = [
        threading.Thread(target=rebind, args=(shared if maker == "main" else Config(), done))
        for _ in range(WORKERS)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(f"{maker}:", round((time.perf_counter() - began) / TIMES * 1e9, 2), "ns")
    right += sum(done)
print("result:", right, "workers")
