"""Question: what does it cost to drop the last reference to an object that another thread made?
Sharing: objects of the main thread, which waits meanwhile and so cannot free them.
"""
import threading
import time

OBJECTS, WORKERS = 20_000, 2


class Item:
    __slots__ = ("value",)


items = [Item() for _ in range(OBJECTS)]
dropped = [0] * WORKERS


def drop(index):
    while True:
        try:
            items.pop()
        except IndexError:
            return
        dropped[index] += 1


began = time.perf_counter()
workers = [threading.Thread(target=drop, args=(i,)) for i in range(WORKERS)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print("result:", sum(dropped), "objects")
print("drop:", round((time.perf_counter() - began) / OBJECTS * 1e9, 1), "ns")
