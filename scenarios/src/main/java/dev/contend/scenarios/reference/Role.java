package dev.contend.scenarios.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a published figure was used for. */
public enum Role {
  /** A number of a preset was chosen so that this figure comes out: it is no evidence. */
  FITTED,
  /** Nothing was chosen by it. */
  PREDICTED;

  /** The word in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Role::word).toList();
  }
}
