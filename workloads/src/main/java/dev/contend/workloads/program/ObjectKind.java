package dev.contend.workloads.program;

/**
 * Objects that are alike: how large they are, and what of them a cycle collector looks at.
 *
 * @param name as in messages
 * @param bytes of one object beside its header
 * @param tracked whether the cycle collector knows it: containers and instances, not numbers and
 *     text
 * @param references that one object holds to others, as a mean
 */
public record ObjectKind(String name, int bytes, boolean tracked, double references) {
  public ObjectKind {
    if (bytes < 0) {
      throw new IllegalArgumentException(
          "bytes of " + name + " is " + bytes + "; must be 0 or more");
    }
    if (!(references >= 0)) {
      throw new IllegalArgumentException(
          "references of " + name + " is " + references + "; must be 0 or more");
    }
  }
}
