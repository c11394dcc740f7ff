"""Question: which code that shares nothing of its own is kept from scaling by what the interpreter shares?
Sharing: functions, modules, classes, constants: each pass refers to some that all threads refer to.
"""
import math
import sys
import threading
import time

PASSES, WORKERS = 2_000, 4

module = sys.modules[__name__]
local = threading.local()


class Number:
    def __init__(self):
        self.value = 0

    def step(self):
        self.value += 1
        return self.value


def double(x):
    return x + x


def ten():
    yield from range(10)


def object_cfunction():
    values = [1] * 100
    for i in range(PASSES):
        values.pop(0)
        values.append(i)
    return len(values)


def cmodule_function():
    return sum(math.floor(i * 0.5) for i in range(PASSES)) > 0


def mult_constant():
    x = 1.0
    for _ in range(PASSES):
        x *= 1.0001
    return x > 1


def generator():
    return sum(sum(ten()) for _ in range(PASSES // 10))


def pymethod():
    number = Number()
    for _ in range(PASSES):
        number.step()
    return number.value


def pyfunction():
    return sum([double(i) for i in range(PASSES)])


def module_function():
    return sum([module.double(i) for i in range(PASSES)])


def load_string_const():
    return sum([7 if i == "a string" else 1 for i in range(PASSES)])


def load_tuple_const():
    return sum([7 if i == (1, 2) else 1 for i in range(PASSES)])


def create_pyobject():
    return len([Number() for _ in range(PASSES)])


def create_closure():
    total = 0
    for i in range(PASSES):
        def inner(x):
            return x
        total += inner(i)
    return total


def create_dict():
    return sum([len({"key": "value"}) for _ in range(PASSES)])


def thread_local_read():
    local.x = 10
    return sum([local.x for _ in range(PASSES)])


PATTERNS = (object_cfunction, cmodule_function, mult_constant, generator, pymethod, pyfunction,
            module_function, load_string_const, load_tuple_const, create_pyobject, create_closure,
            create_dict, thread_local_read)
right = 0
for pattern in PATTERNS:
    began = time.perf_counter()
    expected = pattern()
    alone = time.perf_counter() - began
    got = []
    began = time.perf_counter()
    workers = [
        threading.Thread(target=lambda: got.append(pattern())) for _ in range(WORKERS)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    together = time.perf_counter() - began
    print(f"{pattern.__name__}:", round(alone * WORKERS / together, 2), "times")
    right += got == [expected] * WORKERS
print("result:", right, "right")
