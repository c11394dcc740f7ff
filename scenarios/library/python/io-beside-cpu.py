"""Question: what is left of a thread's I/O when others compute (the convoy of the GIL)?
Sharing: nothing but the interpreter.
"""
import os
import threading
import time

REQUESTS, COMPUTING = 20, 2

over = False


def compute():
    while not over:
        for _ in range(1_000):
            pass


def serial_bus():
    there, back = os.pipe()
    answered = 0
    for _ in range(REQUESTS):
        os.write(back, b"?")
        time.sleep(0.0005)  # the device's time
        answered += os.read(there, 1) == b"?"
    os.close(there)
    os.close(back)
    return answered


answered = 0
for beside in (0, COMPUTING):
    over = False
    others = [threading.Thread(target=compute) for _ in range(beside)]
    for other in others:
        other.start()
    began = time.perf_counter()
    answered += serial_bus()
    rate = REQUESTS / (time.perf_counter() - began)
    over = True
    for other in others:
        other.join()
    print(f"beside-{beside}:", round(rate, 1), "1/s")
print("result:", answered, "answers")
