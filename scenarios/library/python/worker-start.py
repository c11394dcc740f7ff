"""Question: how long until a new worker, thread or process, can do anything?
Sharing: nothing but the event, or the pipe, by which each worker says that it is there.
"""
import multiprocessing
import threading
import time

WORKERS = 8


def answer(connection):
    connection.send("here")


if __name__ == "__main__":
    there = 0
    began = time.perf_counter()
    for _ in range(WORKERS):
        event = threading.Event()
        thread = threading.Thread(target=event.set)
        thread.start()
        there += event.wait()
        thread.join()
    print("thread-start:", round((time.perf_counter() - began) / WORKERS * 1e3, 4), "ms")
    began = time.perf_counter()
    for _ in range(WORKERS):
        receiver, sender = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.Process(target=answer, args=(sender,))
        process.start()
        there += receiver.recv() == "here"
        process.join()
    print("process-start:", round((time.perf_counter() - began) / WORKERS * 1e3, 4), "ms")
    print("result:", there, "workers")
