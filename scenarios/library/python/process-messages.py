"""Question: what does a message between processes cost, and how many a second go through a queue?
Sharing: nothing; messages are pickled, go through a pipe, and are unpickled.
"""
import multiprocessing
import time

MESSAGES, PAYLOAD = 500, b"x" * 5


def echo(requests, replies):
    while (message := requests.get()) is not None:
        replies.put(message)


if __name__ == "__main__":
    requests, replies = multiprocessing.Queue(), multiprocessing.Queue()
    peer = multiprocessing.Process(target=echo, args=(requests, replies))
    peer.start()
    answered = 0
    began = time.perf_counter()
    for _ in range(MESSAGES):
        requests.put(PAYLOAD)
        answered += replies.get() == PAYLOAD
    seconds = time.perf_counter() - began
    requests.put(None)
    peer.join()
    print("result:", answered, "answers")
    print("one-way-latency:", round(seconds / MESSAGES / 2 * 1e6, 1), "us")
