"""Question: what does it cost many requests to a language model to share an interpreter?
Sharing: the device, for which all queue; under the GIL the interpreter.
"""
import threading
import time

REQUESTS, TOKENS, STEP, PASSES = 8, 5, 0.001, 2_000

device = threading.Lock()
start = threading.Barrier(REQUESTS + 1)
texts = [""] * REQUESTS


def decode(token):
    total = token
    for i in range(PASSES):
        total = (total * 31 + i) % 65_537
    return chr(97 + total % 26)


def request(index):
    start.wait()
    for token in range(TOKENS):
        with device:
            time.sleep(STEP)  # the device works, without the interpreter
        texts[index] += decode(token)


workers = [threading.Thread(target=request, args=(i,)) for i in range(REQUESTS)]
for worker in workers:
    worker.start()
start.wait()
began = time.perf_counter()
for worker in workers:
    worker.join()
seconds = time.perf_counter() - began
print("result:", sum(map(len, texts)), "tokens")
print("token-rate:", round(REQUESTS * TOKENS / seconds, 1), "1/s")
