"""Question: how long does a cycle collection stop all threads, beside how many live objects?
Sharing: the collector: one thread asks for it, and all wait, until the last has come to a safepoint.
"""
import gc
import threading
import time

LIVE, REFERENCES, COLLECTIONS, WORKERS = 200, 50, 3, 3

live = [[None] * REFERENCES for _ in range(LIVE)]
over = False


class Node:
    pass


def compute():
    while not over:
        sum(range(100))  # a call of C code: no safepoint before its end


gc.disable()
others = [threading.Thread(target=compute) for _ in range(WORKERS - 1)]
for other in others:
    other.start()
found = 0
pause = 0.0
for _ in range(COLLECTIONS):
    node = Node()
    node.itself = node
    del node
    began = time.perf_counter()
    found += gc.collect() >= 1
    pause += time.perf_counter() - began
over = True
for other in others:
    other.join()
print("result:", found, "collections that found garbage")
print("pause:", round(pause / COLLECTIONS * 1e3, 3), "ms")
