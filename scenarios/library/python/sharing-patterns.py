"""Question: how far does the same work scale by what its threads share?
Sharing: nothing; a model that all read, with a buffer for each; a queue and an object that all change.
"""
import queue
import threading
import time

TASKS, PASSES, PARTS, WORKERS = 200, 300, 16, 4


class Model:
    def __init__(self):
        for part in range(PARTS):
            setattr(self, f"part{part}", part + 1_000)


class State:
    last = -1


def process(task, model, buffer):
    for part in range(PARTS):
        buffer[part] = getattr(model, f"part{part}")
    total = 0
    for i in range(PASSES):
        total += (task + i) % 7
    return total + sum(buffer)


def share(index):
    return range(TASKS * index // WORKERS, TASKS * (index + 1) // WORKERS)


def independent(index):
    model, buffer = Model(), [0] * PARTS
    done[index] = [process(task, model, buffer) for task in share(index)]


def shared_model(index):
    thread_buffers[threading.get_ident()] = [0] * PARTS
    done[index] = [
        process(task, common, thread_buffers[threading.get_ident()]) for task in share(index)
    ]


def shared_queue(index):
    model, buffer = Model(), [0] * PARTS
    while (task := tasks.get()) is not None:
        state.last = task  # all threads change it, without a lock
        done[index].append(process(task, model, buffer))


common, state, thread_buffers = Model(), State(), {}
tasks = queue.Queue()
totals = set()
for pattern in (independent, shared_model, shared_queue):
    done = [[] for _ in range(WORKERS)]
    began = time.perf_counter()
    workers = [threading.Thread(target=pattern, args=(i,)) for i in range(WORKERS)]
    for worker in workers:
        worker.start()
    if pattern is shared_queue:
        for task in [*range(TASKS), *[None] * WORKERS]:
            tasks.put(task)
    for worker in workers:
        worker.join()
    print(f"{pattern.__name__}:", round((time.perf_counter() - began) * 1e3, 3), "ms")
    totals.add(sum(map(sum, done)))
print("result:", len(totals), "total in all patterns")
