package dev.contend.workloads.program;

/**
 * Data of an extension in C that all workers read and change, and how the extension keeps it whole
 * without the GIL.
 *
 * @param id number among the program's fields, from 0
 * @param name as in messages
 * @param strategy how it is protected
 * @param objects how many objects have such data
 */
public record SharedField(int id, String name, Strategy strategy, int objects) {
  public SharedField {
    if (objects < 1) {
      throw new IllegalArgumentException(
          "field '" + name + "' is of " + objects + " objects; must be 1 or more");
    }
  }

  /** How an extension protects its data. */
  public enum Strategy {
    /** One static {@code PyMutex} for the data of all objects. */
    STATIC_LOCK("static-lock"),
    /** The lock in each object's header, by a critical section. */
    PER_OBJECT_LOCK("per-object-lock"),
    /** Readers take no lock; a writer, under a lock, replaces the data by a changed copy. */
    READ_COPY_UPDATE("read-copy-update"),
    /** One word, read plainly and changed by atomic operations. */
    ATOMICS("atomics");

    private final String yamlName;

    Strategy(String yamlName) {
      this.yamlName = yamlName;
    }

    /** The name in scenario files. */
    public String yamlName() {
      return yamlName;
    }
  }
}
