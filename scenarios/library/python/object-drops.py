"""Question: what does dropping objects cost by who made them: oneself, a thread that waits, one that is gone?
Sharing: a list of objects that one thread made and another drops.
"""
import threading
import time

OBJECTS = 10_000


class Item:
    __slots__ = ("value",)


def make(items):
    items.extend(Item() for _ in range(OBJECTS))


def drop(items):
    while items:
        items.pop()


def in_thread(work, items):
    thread = threading.Thread(target=work, args=(items,))
    thread.start()
    thread.join()


left = 0
for maker in ("own", "main", "exited"):
    items = []
    if maker == "main":
        make(items)
    elif maker == "exited":
        in_thread(make, items)

    def work(items):
        if maker == "own":
            make(items)
        began = time.perf_counter()
        drop(items)
        print(f"{maker}:", round((time.perf_counter() - began) / OBJECTS * 1e9, 1), "ns")

    in_thread(work, items)
    left += len(items)
print("result:", left, "objects left")
