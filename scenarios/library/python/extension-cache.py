"""Question: how should an extension in C protect a cache that many threads look up?
Sharing: the cache's entries, under one lock, a lock each, copies that are swapped in, or single words.
"""
import random
import threading
import time

ENTRIES, WRITE_SHARE, CALLS, WORKERS = 16, 0.01, 500, 4


class StaticLock:
    def __init__(self):
        self.lock = threading.Lock()
        self.entries = [0] * ENTRIES

    def get(self, key):
        with self.lock:
            return self.entries[key]

    def add(self, key):
        with self.lock:
            self.entries[key] += 1


class PerObjectLock(StaticLock):
    def __init__(self):
        super().__init__()
        self.locks = [threading.Lock() for _ in range(ENTRIES)]

    def get(self, key):
        with self.locks[key]:
            return self.entries[key]

    def add(self, key):
        with self.locks[key]:
            self.entries[key] += 1


class ReadCopyUpdate(StaticLock):
    def get(self, key):
        return self.entries[key]  # one load: the old copy or the new one

    def add(self, key):
        with self.lock:
            copy = self.entries[:]
            copy[key] += 1
            self.entries = copy


class Atomics(StaticLock):
    def __init__(self):
        super().__init__()
        self.entries = [[] for _ in range(ENTRIES)]

    def get(self, key):
        return len(self.entries[key])

    def add(self, key):
        self.entries[key].append(None)  # stands for an atomic addition


def work(cache, seed, written):
    draws = random.Random(seed)
    for _ in range(CALLS):
        key = draws.randrange(ENTRIES)
        if draws.random() < WRITE_SHARE:
            cache.add(key)
            written.append(key)
        else:
            cache.get(key)


right = 0
for strategy in (StaticLock, PerObjectLock, ReadCopyUpdate, Atomics):
    cache, written = strategy(), []
    began = time.perf_counter()
    workers = [threading.Thread(target=work, args=(cache, i, written)) for i in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    seconds = time.perf_counter() - began
    print(f"{strategy.__name__}:", round(seconds / CALLS / WORKERS * 1e9, 1), "ns")
    right += all(cache.get(key) == written.count(key) for key in range(ENTRIES))
print("result:", right, "right")
