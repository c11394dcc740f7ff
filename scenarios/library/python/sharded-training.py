"""Question: what does sharded training gain from threads in the place of several processes for each GPU?
Sharing: the GPUs and their links; workers meet at a barrier twice a layer.
"""
import threading
import time

GPUS, LAYERS, WORKERS, KERNELS, GATHER = 2, 5, 4, 0.001, 0.0005

gpus = [threading.Lock() for _ in range(GPUS)]
links = [threading.Lock() for _ in range(GPUS)]
barrier = threading.Barrier(WORKERS)
gathered = [0] * WORKERS


def train(rank):
    gpu = rank % GPUS
    for _ in range(LAYERS):
        with gpus[gpu]:
            time.sleep(KERNELS * GPUS / WORKERS)  # its part of the layer
        barrier.wait()
        if rank < GPUS:  # one thread of each GPU gathers the next layer
            with links[gpu]:
                time.sleep(GATHER)
            gathered[rank] += 1
        barrier.wait()


began = time.perf_counter()
workers = [threading.Thread(target=train, args=(rank,)) for rank in range(WORKERS)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print("result:", sum(gathered), "layers gathered")
print("step-time:", round((time.perf_counter() - began) * 1e3, 3), "ms")
