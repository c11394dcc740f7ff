"""Question: threads, processes or free threading for Python preprocessing around a decomposition in C?
Sharing: nothing but the executor; C code gives the interpreter up.
"""
import hashlib
import time
from concurrent.futures import ThreadPoolExecutor

TASKS, RECORDS, WORKERS = 16, 200, 4
BLOCK = bytes(1 << 18)  # stands for the matrix: hashing it is C code without the interpreter


def task(number):
    records = [{"id": i, "value": i * 0.5, "name": f"record {i}"} for i in range(RECORDS)]
    digest = hashlib.sha256(BLOCK).digest()
    kept = [record for record in records if record["value"] > number]
    return len(kept) + len(digest)


began = time.perf_counter()
with ThreadPoolExecutor(WORKERS) as executor:
    results = list(executor.map(task, range(TASKS)))
print("result:", sum(results), "in all")
print("time:", round(time.perf_counter() - began, 4), "s")
