"""Question: what does a counter cost that many threads add to, and what one of their own?
Sharing: one word, words side by side, or words far apart. The workload is machine code; this shows its layouts.
"""
import threading
import time
from array import array

ADDITIONS, WORKERS = 5_000, 4
WORDS_OF_A_LINE = 8

total = 0
for layout, stride in (("shared", 0), ("packed", 1), ("padded", WORDS_OF_A_LINE)):
    counters = array("q", [0] * (WORKERS * WORDS_OF_A_LINE))
    lock = threading.Lock()

    def count(slot):
        for _ in range(ADDITIONS):
            if stride == 0:
                with lock:  # stands for an atomic addition, which Python does not have
                    counters[slot] += 1
            else:
                counters[slot] += 1

    began = time.perf_counter()
    workers = [threading.Thread(target=count, args=(i * stride,)) for i in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    seconds = time.perf_counter() - began
    print(f"{layout}:", round(seconds / ADDITIONS / WORKERS * 1e9, 1), "ns")
    total += sum(counters)
print("result:", total, "additions")
