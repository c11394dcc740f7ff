"""Question: how much faster does a pool of threads serve requests to one model without the GIL?
Sharing: the model, which all requests read; C code gives the interpreter up.
"""
import time
import zlib
from concurrent.futures import ThreadPoolExecutor

REQUESTS, WORKERS = 40, 4


class Model:
    def __init__(self):
        self.weight = bytes(range(256)) * 256
        self.bias = 7

    def __call__(self, text):
        total = sum(ord(letter) for letter in text)  # Python: the request is prepared
        return (zlib.crc32(self.weight) + self.bias + total) % 1_000  # C code


model = Model()


def handle(request):
    return model(f"request {request}" * 20)


began = time.perf_counter()
with ThreadPoolExecutor(WORKERS) as executor:
    answers = list(executor.map(handle, range(REQUESTS)))
print("result:", len(answers), "answers")
print("time:", round(time.perf_counter() - began, 4), "s")
