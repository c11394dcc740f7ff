"""Question: what do reads of one list, dictionary, set or instance cost that threads share, and what do writes add?
Sharing: a container and its items.
"""
import threading
import time
from types import SimpleNamespace

ITEMS, TIMES, WRITES, WORKERS = 16, 200, 1, 4

numbers = [i + 1_000 for i in range(ITEMS)]
values = SimpleNamespace(**{f"a{i}": number for i, number in enumerate(numbers)})
table = dict(enumerate(numbers))
members = set(numbers)


def of_list():
    numbers[0] = sum(1 for i in range(ITEMS) if numbers[i] >= 0) + 1_000


def of_dict():
    table[0] = sum(1 for i in range(ITEMS) if table[i] >= 0) + 1_000


def of_set():
    members.add(sum(1 for i in range(ITEMS) if i + 1_000 in members) + 1_000)


def of_instance():
    values.a0 = sum(1 for i in range(ITEMS) if getattr(values, f"a{i}") >= 0) + 1_000


def work(use):
    for _ in range(TIMES):
        use()


for use in (of_list, of_dict, of_set, of_instance):
    began = time.perf_counter()
    workers = [threading.Thread(target=work, args=(use,)) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    seconds = time.perf_counter() - began
    print(f"{use.__name__}:", round(seconds / TIMES / (ITEMS + WRITES) * 1e9, 1), "ns")
print("result:", numbers[0] + table[0] + values.a0 + (1_000 + ITEMS in members), "in all")
