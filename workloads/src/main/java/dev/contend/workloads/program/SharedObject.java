package dev.contend.workloads.program;

/**
 * An object that a program names, because more than one worker may refer to it or because it
 * matters who made it. What it is decides how references to it are counted; a runtime's profile
 * says how for each kind.
 *
 * @param id number among the program's objects, from 0
 * @param name as in messages
 * @param kind what it is
 * @param maker number of the worker that makes it, {@link #MAIN}, {@link #EACH} or {@link #EXITED}
 * @param items items of a container that are there before the workers start
 * @param itemMaker who made them, likewise; {@link #EACH} stands for the maker of each container
 * @param immortal what of it is never counted, whatever its kind
 */
public record SharedObject(
    int id, String name, Kind kind, int maker, int items, int itemMaker, Immortal immortal) {
  /** The maker of what the main thread makes. */
  public static final int MAIN = -1;

  /** The maker of what each worker makes for itself: as many objects as there are workers. */
  public static final int EACH = -2;

  /** The maker of what a thread has made that has exited since. */
  public static final int EXITED = -3;

  public SharedObject {
    if (maker < EXITED || itemMaker < EXITED) {
      throw new IllegalArgumentException(
          "the makers of '"
              + name
              + "' are "
              + maker
              + " and "
              + itemMaker
              + "; must be workers, MAIN, EACH or EXITED");
    }
    if (items < 0 || (items > 0 && !kind.isContainer())) {
      throw new IllegalArgumentException(
          "'" + name + "' has " + items + " items; only a container has any");
    }
  }

  /** An object that is counted as its kind is. */
  public SharedObject(int id, String name, Kind kind, int maker, int items, int itemMaker) {
    this(id, name, kind, maker, items, itemMaker, Immortal.NONE);
  }

  /** An object whose items, if any, its maker makes. */
  public SharedObject(int id, String name, Kind kind, int maker, int items) {
    this(id, name, kind, maker, items, EACH);
  }

  /** An object without items. */
  public SharedObject(int id, String name, Kind kind, int maker) {
    this(id, name, kind, maker, 0, EACH);
  }

  /** The same object, immortal. */
  public SharedObject with(Immortal other) {
    return new SharedObject(id, name, kind, maker, items, itemMaker, other);
  }

  /**
   * What a program has made immortal: references to it are not counted from then on. Source: PEP
   * 683. A runtime without immortal objects counts it all the same.
   */
  public enum Immortal {
    /** Nothing: it is counted as its kind is. */
    NONE,
    /** The object. */
    OBJECT,
    /** The object and the items that it has at the start; what replaces one is not immortal. */
    ITEMS
  }

  /** What an object is. */
  public enum Kind {
    /** An instance of a class of the program, with attributes. */
    INSTANCE,
    LIST,
    DICT,
    SET,
    LOCK,
    /** A function or lambda made inside another function. */
    CLOSURE,
    /** A function of a module or a class. */
    FUNCTION,
    MODULE,
    /** A class. */
    TYPE,
    /** {@code None}, a small integer, an interned string, a constant of code. */
    CONSTANT;

    /** Whether it holds references to other objects that words can read and change. */
    public boolean isContainer() {
      return this == INSTANCE || this == LIST || this == DICT || this == SET;
    }
  }
}
