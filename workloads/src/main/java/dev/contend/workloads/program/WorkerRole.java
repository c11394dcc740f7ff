package dev.contend.workloads.program;

import java.util.List;

/**
 * Workers that do the same, and what of others they depend on.
 *
 * <p>Things are named as in what threads meet at ({@code queue 'items'}); a name there may say more
 * in front ({@code an item in queue 'items'}).
 *
 * @param name as the program's author calls them
 * @param workers how many there are, 0 or more
 * @param gives things that they fill, set or end, which who takes from these waits for
 * @param takes things that they wait at for others
 * @param sleeps whether they sleep by their own will; what others are idle, they are before their
 *     starts
 * @param devices that they wait for, by name; {@link #IO} where no device is named
 */
public record WorkerRole(
    String name,
    int workers,
    List<String> gives,
    List<String> takes,
    boolean sleeps,
    List<String> devices) {
  /** Stands for I/O among devices; none is called so. */
  public static final String IO = "";

  public WorkerRole {
    gives = List.copyOf(gives);
    takes = List.copyOf(takes);
    devices = List.copyOf(devices);
  }

  /** Whether a name of what threads meet at is that of a thing, or says more in front of it. */
  public static boolean isAbout(String subject, String thing) {
    return subject.equals(thing) || subject.endsWith(" " + thing);
  }
}
