"""Question: do more workers speed a pipeline of Python records up?
Sharing: a queue, records of the main thread, a list of results under a lock.
"""
import queue
import threading
import time

RECORDS, TIMEOUT, WORKERS = 2_000, 0.1, 4

records = queue.Queue()
results = []
lock = threading.Lock()


def transform(record):
    return {key: value.upper() if isinstance(value, str) else value
            for key, value in record.items()}


def work():
    while True:
        try:
            record = records.get(timeout=TIMEOUT)
        except queue.Empty:
            return
        done = transform(record)
        with lock:
            results.append(done)


for i in range(RECORDS):
    records.put({"id": i, "name": f"record {i}"})
began = time.perf_counter()
workers = [threading.Thread(target=work) for _ in range(WORKERS)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print("result:", sum(result["name"].isupper() for result in results), "records")
print("time:", round(time.perf_counter() - began, 4), "s")
