"""Question: what does a pool of processes leave of the cores' speed?
Sharing: nothing; tasks and results are pickled, and the main process handles each of them.
"""
import multiprocessing
import time

LIMIT, BLOCK, TASKS, WORKERS = 20_000, 250, 16, 2


def is_prime(n):
    if n < 2 or n % 2 == 0:
        return n == 2
    divisor = 3
    while divisor * divisor <= n:
        if n % divisor == 0:
            return False
        divisor += 2
    return True


def count(task):
    found = 0
    for low in range(task * BLOCK, LIMIT, TASKS * BLOCK):
        found += sum(map(is_prime, range(low, min(low + BLOCK, LIMIT))))
    return found


if __name__ == "__main__":
    began = time.perf_counter()
    with multiprocessing.Pool(WORKERS) as pool:
        found = pool.map(count, range(TASKS))
    print("result:", sum(found), "primes")
    print("time:", round(time.perf_counter() - began, 4), "s")
