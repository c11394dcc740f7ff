"""Question: processes or threads to make batches ready for a training loop?
Sharing: orders and batches go through queues; threads share the data set, processes have one each.
"""
import multiprocessing
import queue
import threading
import time

BATCH, BATCHES, PREFETCH, WORKERS, STEP = 8, 24, 2, 2, 0.001


def load(orders, ready):
    dataset = [bytes([i % 256]) * 64 for i in range(256)]
    while (order := orders.get()) is not None:
        ready.put([sum(dataset[i]) for i in order])


def train(make_queue, make_worker):
    ready = make_queue()
    orders = [make_queue() for _ in range(WORKERS)]
    workers = [make_worker(target=load, args=(own, ready)) for own in orders]
    for worker in workers:
        worker.start()
    batches = [range(i * BATCH, (i + 1) * BATCH) for i in range(BATCHES)]
    ordered = PREFETCH * WORKERS
    for i in range(ordered):
        orders[i % WORKERS].put(batches[i])
    total = 0
    began = time.perf_counter()
    for _ in batches:
        total += sum(ready.get())
        if ordered < BATCHES:
            orders[ordered % WORKERS].put(batches[ordered])
            ordered += 1
        time.sleep(STEP)  # the device trains
    rate = BATCH * BATCHES / (time.perf_counter() - began)
    for own in orders:
        own.put(None)
    for worker in workers:
        worker.join()
    print(f"{make_worker.__name__}:", round(rate, 1), "1/s")
    return total


if __name__ == "__main__":
    processes = train(multiprocessing.Queue, multiprocessing.Process)
    threads = train(queue.Queue, threading.Thread)
    print("result:", processes + threads, "in all")
