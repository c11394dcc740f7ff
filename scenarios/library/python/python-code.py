"""Question: what do the builds of CPython take for the same code on one thread?
Sharing: nothing; kinds of code by themselves.
"""
import time

ROUNDS = 10_000


class Point:
    def __init__(self):
        self.x = 0

    def step(self):
        self.x += 1


def plus(a, b):
    return a + b


def arithmetic():
    total = 0
    for i in range(ROUNDS):
        total += i * i % 3
    return total


def attribute():
    point = Point()
    for _ in range(ROUNDS):
        point.step()
    return point.x


def call():
    total = 0
    for i in range(ROUNDS):
        total = plus(total, 1)
    return total


def allocation():
    for _ in range(ROUNDS):
        made = Point()
    return ROUNDS + made.x


def container():
    numbers = list(range(ROUNDS))
    return sum(numbers[i] - i for i in range(ROUNDS))


result = 0
for kind in (arithmetic, attribute, call, allocation, container):
    began = time.perf_counter()
    result += kind()
    print(f"{kind.__name__}:", round((time.perf_counter() - began) * 1e3, 3), "ms")
print("result:", result, "in all")
