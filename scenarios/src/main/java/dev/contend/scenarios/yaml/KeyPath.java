package dev.contend.scenarios.yaml;

/** The keys that lead to a value, written {@code sweep.matrix.workers[2]}. */
final class KeyPath {
  private KeyPath() {}

  static String child(String path, String key) {
    String shown = key.length() <= 40 ? key : key.substring(0, 40) + "...";
    return path.isEmpty() ? shown : path + "." + shown;
  }

  static String item(String path, int index) {
    return path + "[" + index + "]";
  }
}
