"""Question: do workers that share parameters scale, and how often may they synchronise?
Sharing: parameters under a lock, which each worker changes every few steps; processes send gradients instead.
"""
import threading
import time
from array import array

PARAMETERS, STEPS, SYNC_EVERY, PASSES, WORKERS = 1_000, 12, 3, 300, 4

parameters = array("d", [0.0]) * PARAMETERS
lock = threading.Lock()


def gradient(replica, step):
    value = 0
    for i in range(PASSES):
        value += (i * step) % 3
    return 1.0 if value >= 0 and len(replica) == PARAMETERS else 0.0


def work():
    replica = parameters[:]
    pending = 0.0
    for step in range(1, STEPS + 1):
        pending += gradient(replica, step)
        if step % SYNC_EVERY == 0:
            with lock:  # push, then pull
                for i in range(PARAMETERS):
                    parameters[i] += pending
                replica = parameters[:]
            pending = 0.0


began = time.perf_counter()
workers = [threading.Thread(target=work) for _ in range(WORKERS)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print("result:", int(sum(parameters)), "in all")
print("time:", round(time.perf_counter() - began, 4), "s")
