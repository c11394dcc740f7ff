"""Question: do threads that only make and drop objects of their own get in each other's way?
Sharing: nothing but the allocator, and the kernel's map of the process.
"""
import threading
import time

ROUNDS, OBJECTS, WORKERS = 20, 500, 4


class Item:
    __slots__ = ("value",)


made = [0] * WORKERS


def work(index):
    for _ in range(ROUNDS // WORKERS):
        items = [Item() for _ in range(OBJECTS)]
        for _ in range(OBJECTS):
            Item()
        made[index] += len(items) + OBJECTS
        del items


began = time.perf_counter()
workers = [threading.Thread(target=work, args=(i,)) for i in range(WORKERS)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print("result:", sum(made), "objects")
print("time:", round(time.perf_counter() - began, 4), "s")
