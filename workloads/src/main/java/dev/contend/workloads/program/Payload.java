package dev.contend.workloads.program;

/**
 * What a message carries, as its pickle: how long it is, and of how many objects.
 *
 * @param bytes size of the pickle
 * @param objects objects in it, containers, keys and values alike; 1 or more
 */
public record Payload(long bytes, long objects) {
  /** A small int, {@code None} or {@code True}. */
  public static final Payload SMALL_INT = new Payload(5, 1);

  public Payload {
    if (bytes < 0 || objects < 1) {
      throw new IllegalArgumentException(
          bytes + " bytes, " + objects + " objects; must be 0 or more and 1 or more");
    }
  }

  /** Both in one message. */
  public Payload with(Payload other) {
    return new Payload(bytes + other.bytes, objects + other.objects);
  }
}
