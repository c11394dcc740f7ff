"""Question: what does each forked worker of a server cost in memory, and do gc.freeze or fewer counts help?
Sharing: pages of the parent's objects, until a worker writes to one: a count does, and a collection does.
"""
import gc
import os
import time

OBJECTS, REQUESTS, WORKERS = 5_000, 3, 2

data = [[i] for i in range(OBJECTS)]


def private_kibibytes():
    try:
        with open("/proc/self/smaps_rollup", encoding="ascii") as lines:
            return sum(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty"))
    except OSError:
        return 0  # not Linux


def serve(out):
    before = private_kibibytes()
    found = 0
    for _ in range(REQUESTS):
        found += sum(len(item) for item in data)
    gc.collect()
    os.write(out, f"{found} {private_kibibytes() - before}".encode())


answers = 0
for freeze in (False, True):
    if freeze:
        gc.freeze()
    began = time.perf_counter()
    copied = 0
    for _ in range(WORKERS):
        reader, writer = os.pipe()
        worker = os.fork()
        if worker == 0:
            serve(writer)
            os._exit(0)
        found, private = os.read(reader, 100).split()
        os.waitpid(worker, 0)
        os.close(reader)
        os.close(writer)
        answers += int(found)
        copied += int(private)
    print("copied-frozen:" if freeze else "copied:", copied // WORKERS, "KiB")
    print("time:", round(time.perf_counter() - began, 4), "s")
print("result:", answers, "objects read")
