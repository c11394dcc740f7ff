"""Question: how long does a thread wait to get the interpreter back that it has given up?
Sharing: nothing but the interpreter, which another thread computes in.
"""
import threading
import time

ROUNDS, SLEEP = 20, 0.001

over = False


def compute():
    while not over:
        for _ in range(1_000):
            pass


waits = []
other = threading.Thread(target=compute)
other.start()
for _ in range(ROUNDS):
    began = time.perf_counter()
    time.sleep(SLEEP)  # gives the interpreter up, and takes it back
    waits.append(time.perf_counter() - began - SLEEP)
over = True
other.join()
print("result:", len(waits), "waits")
print("wait:", round(sorted(waits)[ROUNDS // 2] * 1e3, 3), "ms")
