"""Question: what does memory cost when workers only read what the main thread has made?
Sharing: objects that all read; a forked process copies each page on which it counts a reference.
"""
import multiprocessing
import time

OBJECTS, WORKERS = 5_000, 2

data = [str(i) + "x" * 100 for i in range(OBJECTS)]


def private_kibibytes():
    try:
        with open("/proc/self/smaps_rollup", encoding="ascii") as lines:
            return sum(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty"))
    except OSError:
        return 0  # not Linux


def read(connection):
    before = private_kibibytes()
    total = 0
    for text in data:
        total += len(text) > 100
    connection.send((total, private_kibibytes() - before))


if __name__ == "__main__":
    began = time.perf_counter()
    read_objects = 0
    for _ in range(WORKERS):
        receiver, sender = multiprocessing.Pipe(duplex=False)
        worker = multiprocessing.Process(target=read, args=(sender,))
        worker.start()
        total, copied = receiver.recv()
        read_objects += total
        worker.join()
        print("copied:", copied, "KiB")
    print("result:", read_objects, "objects read")
    print("time:", round(time.perf_counter() - began, 4), "s")
