package dev.contend.workloads.program;

/** A word about an object that the program names. */
public sealed interface ObjectUse extends Op {
  @Override
  default <R> R accept(Op.Visitor<R> visitor) {
    return visitor.useObject(this);
  }

  /** Calls the visitor's method for this use. */
  <R> R acceptUse(Visitor<R> visitor);

  /**
   * Binds one local variable to what another refers to, over and over: {@code t = o}. One reference
   * is taken and one given back each time, unless the interpreter borrows it.
   *
   * @param times how often
   * @param owned whether the variable itself holds a counted reference, as of an object that was
   *     just made; what a caller's variable holds too can be borrowed
   */
  record Rebind(SharedObject object, int times, boolean owned) implements ObjectUse {
    @Override
    public <R> R acceptUse(Visitor<R> visitor) {
      return visitor.rebind(this);
    }
  }

  /** Takes references to an object and keeps them, as a container or another object does. */
  record Take(SharedObject object, int times) implements ObjectUse {
    @Override
    public <R> R acceptUse(Visitor<R> visitor) {
      return visitor.take(this);
    }
  }

  /** Gives back references that this worker, or another one, has taken. */
  record GiveBack(SharedObject object, int times) implements ObjectUse {
    @Override
    public <R> R acceptUse(Visitor<R> visitor) {
      return visitor.giveBack(this);
    }
  }

  /**
   * Makes new objects and appends them to a list one by one: {@code for i in range(n):
   * l.append(i)}.
   *
   * @param items how many
   * @param checksLength whether the loop also compares the length of the list each time: {@code if
   *     len(l) == m:}
   */
  record Append(SharedObject list, int items, boolean checksLength) implements ObjectUse {
    @Override
    public <R> R acceptUse(Visitor<R> visitor) {
      return visitor.append(this);
    }
  }

  /**
   * Appends all items of a private list of this worker at once, and drops that list: {@code
   * l.extend(other)}.
   *
   * @param items how many
   */
  record Extend(SharedObject list, int items) implements ObjectUse {
    @Override
    public <R> R acceptUse(Visitor<R> visitor) {
      return visitor.extend(this);
    }
  }

  /** Reads an item for the length of one expression: {@code l[i]}, {@code d[k]}, {@code o.a}. */
  record ReadItem(SharedObject container, int item) implements ObjectUse {
    @Override
    public <R> R acceptUse(Visitor<R> visitor) {
      return visitor.readItem(this);
    }
  }

  /** Replaces an item by a new object: {@code l[i] = x}, {@code d[k] = x}, {@code o.a = x}. */
  record WriteItem(SharedObject container, int item) implements ObjectUse {
    @Override
    public <R> R acceptUse(Visitor<R> visitor) {
      return visitor.writeItem(this);
    }
  }

  /** Takes the last item out, if there is one, and drops it: {@code if l: l.pop()}. */
  record DropItem(SharedObject container) implements ObjectUse {
    @Override
    public <R> R acceptUse(Visitor<R> visitor) {
      return visitor.dropItem(this);
    }
  }

  /** Does something for each kind of use. */
  interface Visitor<R> {
    R rebind(Rebind use);

    R take(Take use);

    R giveBack(GiveBack use);

    R append(Append use);

    R extend(Extend use);

    R readItem(ReadItem use);

    R writeItem(WriteItem use);

    R dropItem(DropItem use);
  }
}
