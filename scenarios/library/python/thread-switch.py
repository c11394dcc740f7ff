"""Question: what does it cost to pass the GIL from one computing thread to another?
Sharing: nothing but the interpreter.
"""
import sys
import threading
import time

PASSES, WORKERS = 300_000, 4

sys.setswitchinterval(0.001)
done = [0] * WORKERS


def spin(index):
    for i in range(PASSES // WORKERS):
        done[index] = i + 1


began = time.perf_counter()
workers = [threading.Thread(target=spin, args=(i,)) for i in range(WORKERS)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print("result:", sum(done), "passes")
print("time:", round(time.perf_counter() - began, 4), "s")
