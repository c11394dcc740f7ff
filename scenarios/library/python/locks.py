"""Question: which lock of machine code wastes least when threads wait for it?
Sharing: one lock and a counter. The workload is machine code; here a ticket lock stands beside Python's own.
"""
import itertools
import threading
import time

OPERATIONS, WORKERS = 300, 3


class TicketLock:
    """Served in the order of arrival; who waits looks again and again."""

    def __init__(self):
        self.tickets = itertools.count()  # next() is atomic
        self.serving = 0

    def __enter__(self):
        ticket = next(self.tickets)
        while self.serving != ticket:
            time.sleep(0)

    def __exit__(self, *error):
        self.serving += 1


total = 0
for lock in (threading.Lock(), TicketLock()):
    counter = [0]

    def work():
        for _ in range(OPERATIONS):
            with lock:
                counter[0] += 1

    began = time.perf_counter()
    workers = [threading.Thread(target=work) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    seconds = time.perf_counter() - began
    print(f"{type(lock).__name__}:", round(seconds / OPERATIONS / WORKERS * 1e9, 1), "ns")
    total += counter[0]
print("result:", total, "operations")
