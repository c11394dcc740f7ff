"""Question: what does memory give to many threads that read it, and how late does it answer?
Sharing: the channels of memory. The workload is machine code; here C code of the interpreter copies a large buffer.
"""
import threading
import time

MEBIBYTES, ROUNDS, WORKERS = 8, 3, 2

source = bytes(MEBIBYTES << 20)
copied = [0] * WORKERS


def read(index):
    for _ in range(ROUNDS):
        copied[index] += len(bytearray(source))


began = time.perf_counter()
workers = [threading.Thread(target=read, args=(i,)) for i in range(WORKERS)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
seconds = time.perf_counter() - began
print("result:", sum(copied) >> 20, "MiB")
print("bandwidth:", round(sum(copied) / seconds / 1e9, 3), "GB/s")
