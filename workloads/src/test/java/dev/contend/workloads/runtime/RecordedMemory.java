package dev.contend.workloads.runtime;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.Contention;
import dev.contend.cpu.memory.MemoryPort;
import java.util.ArrayList;
import java.util.List;

/** A memory that notes what accesses are made, and lets another one perform them. */
public final class RecordedMemory implements MemoryPort {
  private final MemoryPort memory;
  private final List<AccessKind> kinds = new ArrayList<>();

  RecordedMemory(MemoryPort memory) {
    this.memory = memory;
  }

  /** Forgets what was noted so far. */
  public void forget() {
    kinds.clear();
  }

  /** All accesses in their order. */
  public List<AccessKind> kinds() {
    return List.copyOf(kinds);
  }

  /** How many of them were atomic. */
  public long atomics() {
    return kinds.stream().filter(AccessKind::isAtomic).count();
  }

  @Override
  public long access(int hardwareThread, long address, AccessKind kind, Client client) {
    kinds.add(kind);
    return memory.access(hardwareThread, address, kind, client);
  }

  @Override
  public boolean finishesAtOnce(int hardwareThread) {
    return memory.finishesAtOnce(hardwareThread);
  }

  @Override
  public Contention contention() {
    return memory.contention();
  }

  @Override
  public boolean watch(int hardwareThread, long address, Watcher watcher) {
    return memory.watch(hardwareThread, address, watcher);
  }

  @Override
  public void unwatch(int hardwareThread) {
    memory.unwatch(hardwareThread);
  }

  @Override
  public long readAhead(int hardwareThread, long address) {
    return memory.readAhead(hardwareThread, address);
  }

  @Override
  public long fillBufferFreeInPs(int hardwareThread) {
    return memory.fillBufferFreeInPs(hardwareThread);
  }

  @Override
  public void writeBack(int hardwareThread, long address) {
    memory.writeBack(hardwareThread, address);
  }
}
