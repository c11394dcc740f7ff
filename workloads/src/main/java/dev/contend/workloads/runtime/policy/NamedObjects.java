package dev.contend.workloads.runtime.policy;

import dev.contend.coherence.fabric.CoherentMemory;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.runtime.lock.PyMutex;
import dev.contend.workloads.runtime.memory.ObjectHeap;
import dev.contend.workloads.runtime.memory.PyObject;
import dev.contend.workloads.runtime.refcount.Exemption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The objects that a program names, as a runtime lays them out: each from the heap of the thread
 * that makes it. Where workers share nothing, each has copies of its own; likewise of a container
 * that is unshared.
 */
final class NamedObjects {
  private final PythonRuntime runtime;

  /** For each object one, or one for each worker. */
  private final List<List<Named>> objects = new ArrayList<>();

  NamedObjects(PythonRuntime runtime, Program program, int workers) {
    this.runtime = runtime;
    for (SharedObject object : program.objects()) {
      SharedState.requireNext("object", object.name(), object.id(), objects.size());
      if (object.maker() >= workers) {
        throw new IllegalArgumentException(
            "'" + object.name() + "' is made by worker " + object.maker() + " of " + workers);
      }
      List<Named> copies = new ArrayList<>();
      if (runtime.sharesHeap() && object.maker() != SharedObject.EACH && !isUnshared(object)) {
        copies.add(named(object, threadOf(object.maker(), 0)));
      } else {
        for (int worker = 0; worker < workers; worker++) {
          copies.add(named(object, worker + 1));
        }
      }
      objects.add(copies);
    }
  }

  /** Whether each worker has a container of its own in place of the common one. */
  private boolean isUnshared(SharedObject object) {
    Subjects names = runtime.runMemory().subjects();
    return object.kind().isContainer()
        && (names.areForEach(names.lockOf(object.name()))
            || names.areForEach(names.itemsOf(object.name())));
  }

  private int threadOf(int maker, int each) {
    return switch (maker) {
      case SharedObject.EACH -> each;
      case SharedObject.EXITED -> runtime.exitedThread().id;
      default -> maker + 1;
    };
  }

  private Named named(SharedObject object, int maker) {
    ObjectHeap heap = runtime.thread(maker).heap;
    Exemption exemption = runtime.counts().exemption(object);
    long address = heap.allocate(runtime.runMemory().subjects().countOf(object.name()));
    PyObject header =
        exemption.isUncounted()
            ? new PyObject(address, null, maker)
            : runtime.counts().newObject(maker, address);
    return new Named(header, exemption, container(object, header));
  }

  private Container container(SharedObject object, PyObject header) {
    int maker =
        runtime.sharesHeap() ? threadOf(object.itemMaker(), header.creator()) : header.creator();
    ObjectHeap heap = runtime.thread(maker).heap;
    List<PyObject> items = new ArrayList<>();
    Subjects names = runtime.runMemory().subjects();
    int counts = names.countsIn(object.name());
    boolean areImmortal = runtime.counts().areItemsImmortal(object);
    for (int i = 0; i < object.items(); i++) {
      long address = heap.allocate(counts);
      items.add(
          areImmortal
              ? new PyObject(address, null, maker)
              : runtime.counts().newObject(maker, address));
    }
    return new Container(
        object,
        header,
        new PyMutex(
            "the lock of '" + object.name() + "'", header.address(), names.lockOf(object.name())),
        runtime.memory().reservePages(1, names.itemsOf(object.name())),
        counts,
        items);
  }

  /** An object as a thread sees it. */
  Named get(PythonThread thread, SharedObject object) {
    List<Named> copies = objects.get(object.id());
    return copies.get(thread.id > copies.size() ? 0 : Math.max(0, thread.id - 1));
  }

  /** All objects that programs name, and the items of containers; for checks. */
  List<PyObject> all() {
    List<PyObject> all = new ArrayList<>();
    for (List<Named> copies : objects) {
      for (Named named : copies) {
        all.add(named.object());
        all.addAll(named.container().items);
      }
    }
    return all;
  }

  /**
   * An object of the program.
   *
   * @param container what it holds; empty for an object that is no container
   */
  record Named(PyObject object, Exemption exemption, Container container) {}

  /** What a list, dictionary, set or instance holds, and what guards it. */
  static final class Container {
    private static final int SLOT_BYTES = 8;

    final PyObject object;
    final PyMutex mutex;
    final List<PyObject> items;

    /** The subject that its items' headers are. */
    final int itemCounts;

    private final boolean readsWithoutLock;
    private final long storage;
    private long size;
    private long capacity;

    /** Whether a thread other than its maker has used it, as the collector's flag says. */
    boolean isShared;

    Container(
        SharedObject of,
        PyObject object,
        PyMutex mutex,
        long storage,
        int itemCounts,
        List<PyObject> items) {
      readsWithoutLock = of.kind() != SharedObject.Kind.SET;
      this.object = object;
      this.mutex = mutex;
      this.storage = storage;
      this.itemCounts = itemCounts;
      this.items = items;
      size = items.size();
      capacity = size;
    }

    /** The item at an index; null if there are not so many now. */
    @Nullable PyObject at(int index) {
      return index < items.size() ? items.get(index) : null;
    }

    /** Whether reads of an item look for it without the lock first. */
    boolean readsWithoutLock() {
      return readsWithoutLock;
    }

    /** Where a slot is. Slots repeat after a page, which keeps neighbours on one line. */
    long slot(long index) {
      int page = CoherentMemory.pageBytes();
      return storage + index * SLOT_BYTES % page;
    }

    /** Where the next item will be appended. */
    long nextSlot() {
      return slot(size);
    }

    /**
     * Makes room for more items.
     *
     * @return bytes of the old array to copy; 0 if there was room
     */
    long grow(long more) {
      size += more;
      if (size <= capacity) {
        return 0;
      }
      long old = size - more;
      // Source: CPython 3.13 Objects/listobject.c, list_resize.
      capacity = (size + (size >> 3) + 6) & ~3L;
      return old * SLOT_BYTES;
    }
  }
}
