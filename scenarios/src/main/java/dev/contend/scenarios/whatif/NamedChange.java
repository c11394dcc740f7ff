package dev.contend.scenarios.whatif;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Changes that have a name, because they set several keys, or keys that it takes reading the
 * program to find. Each sets keys that a file can state too, and nothing else.
 */
enum NamedChange {
  IMMORTAL(
      "immortal:OBJECT",
      "an object, and the items that it has at the start, are never counted",
      new ObjectChange("immortal", "immortal", "items")),
  OWN(
      "own:OBJECT",
      "each thread has an object of its own in place of the common one",
      new ObjectChange("own", "owner", "each")),
  SHARD("shard:LOCK:N", "N locks in place of one, of which each take draws one", new Sharding()),
  FASTER(
      "faster:WHAT:PERCENT",
      "so much less time for a duration that is a parameter, for the work under a lock, for that of"
          + " a role, or for the service of a device",
      new Hastening()),
  RELEASES_GIL(
      "releases-gil",
      "what keeps the interpreter meanwhile ('gil: kept') gives it up",
      new Releasing()),
  PINNED("pinned", "each worker is bound to a core", new BindingToCores()),
  SOCKETS(
      "sockets:N",
      "the machine with so many sockets; its file must say what it costs to cross them",
      new Sockets());

  private final String form;
  private final String help;

  @SuppressWarnings("ImmutableEnumChecker") // kinds of changes have no state
  private final ChangeKind kind;

  NamedChange(String form, String help, ChangeKind kind) {
    this.form = form;
    this.help = help;
    this.kind = kind;
  }

  /** How it is written. */
  String form() {
    return form;
  }

  /** What it changes. */
  String help() {
    return help;
  }

  ChangeKind kind() {
    return kind;
  }

  /** The word that it begins with. */
  String word() {
    return List.of(form.split(":")).get(0);
  }

  static Optional<NamedChange> byWord(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(NamedChange::word).toList();
  }

  static List<String> forms() {
    return Arrays.stream(values()).map(NamedChange::form).toList();
  }
}
