"""Question: does it pay to hand over a number instead of the object?
Sharing: a queue, and each object once; with numbers a registry by which the consumer finds the object.
"""
import queue
import threading
import time

OBJECTS, SLOTS = 3_000, 256


class Item:
    def __init__(self, value):
        self.value = value


def run(passes, items):
    registry = {}
    total = 0

    def produce():
        for i in range(OBJECTS):
            item = Item(i)
            if passes == "object":
                items.put(item)
            elif passes == "identity":
                registry[id(item)] = item
                items.put(id(item))
            else:
                slots.acquire()
                registry[i % SLOTS] = item
                items.put(i % SLOTS)

    slots = threading.Semaphore(SLOTS)
    producer = threading.Thread(target=produce)
    producer.start()
    for _ in range(OBJECTS):
        got = items.get()
        if passes == "object":
            total += got.value
        elif passes == "identity":
            total += registry.pop(got).value
        else:
            total += registry[got].value
            slots.release()
    producer.join()
    return total


right = 0
for make in (queue.Queue, queue.SimpleQueue):
    for passes in ("object", "identity", "slot"):
        began = time.perf_counter()
        right += run(passes, make()) == sum(range(OBJECTS))
        rate = OBJECTS / (time.perf_counter() - began)
        print(f"{make.__name__}-{passes}:", round(rate), "1/s")
print("result:", right, "right")
