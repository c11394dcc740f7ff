package dev.contend.scenarios.whatif;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Changes that have a name, because they set several keys, or keys that it takes reading the
 * program to find. Each sets keys that a file can state too, and nothing else.
 */
enum NamedChange {
  /** An object, and the items that it has at the start, are never counted. */
  IMMORTAL("immortal:OBJECT", new ObjectChange("immortal", "immortal", "items")),
  /** Each thread has an object of its own in place of the common one. */
  OWN("own:OBJECT", new ObjectChange("own", "owner", "each")),
  /** Several locks in place of one, of which each take draws one. */
  SHARD("shard:LOCK:N", new Sharding()),
  /** So much less time for something. */
  FASTER("faster:WHAT:PERCENT", new Hastening()),
  /** What keeps the interpreter meanwhile gives it up. */
  RELEASES_GIL("releases-gil", new Releasing()),
  /** Each worker is bound to a core. */
  PINNED("pinned", new BindingToCores()),
  /** The machine with so many sockets; its file must say what it costs to cross them. */
  SOCKETS("sockets:N", new Sockets());

  private final String form;

  @SuppressWarnings("ImmutableEnumChecker") // kinds of changes have no state
  private final ChangeKind kind;

  NamedChange(String form, ChangeKind kind) {
    this.form = form;
    this.kind = kind;
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
    return Arrays.stream(values()).map(each -> each.form).toList();
  }
}
