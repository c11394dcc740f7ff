"""Question: how far does CPU-bound Python scale with its threads?
Sharing: a counter under a lock, which each worker takes once for a chunk; nothing if chunks are static.
"""
import threading
import time

LIMIT, CHUNK, CHUNKS, WORKERS = 20_000, 500, "dynamic", 4

lock = threading.Lock()
next_start = 0
found = [0] * WORKERS


def is_prime(n):
    if n < 2 or n % 2 == 0:
        return n == 2
    divisor = 3
    while divisor * divisor <= n:
        if n % divisor == 0:
            return False
        divisor += 2
    return True


def dynamic(index):
    global next_start
    local = 0
    while True:
        with lock:
            low = next_start
            next_start += CHUNK
        if low >= LIMIT:
            break
        local += sum(map(is_prime, range(low, min(low + CHUNK, LIMIT))))
    found[index] = local


def static(index):
    starts = range(0, LIMIT, CHUNK)
    share = starts[len(starts) * index // WORKERS : len(starts) * (index + 1) // WORKERS]
    found[index] = sum(sum(map(is_prime, range(low, min(low + CHUNK, LIMIT)))) for low in share)


began = time.perf_counter()
work = dynamic if CHUNKS == "dynamic" else static
workers = [threading.Thread(target=work, args=(i,)) for i in range(WORKERS)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print("result:", sum(found), "primes")
print("time:", round(time.perf_counter() - began, 4), "s")
