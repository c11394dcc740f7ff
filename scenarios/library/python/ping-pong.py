"""Question: how long does a cache line take from one core to another?
Sharing: one word that two threads change in turn. The workload is machine code; this is the same dance in Python.
"""
import threading
import time

ROUNDS = 300

turn = 0


def player(me):
    global turn
    for _ in range(ROUNDS):
        while turn != me:
            time.sleep(0)
        turn = 1 - me


began = time.perf_counter()
other = threading.Thread(target=player, args=(1,))
other.start()
player(0)
other.join()
print("result:", turn, "has the turn")
print("handoff:", round((time.perf_counter() - began) / ROUNDS / 2 * 1e9, 1), "ns")
