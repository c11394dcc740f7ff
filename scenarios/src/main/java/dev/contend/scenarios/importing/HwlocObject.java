package dev.contend.scenarios.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One object of a hwloc topology with what lies in it.
 *
 * <p>NUMA nodes and memory-side caches hang beside the objects that are near to them, not between
 * them and their cores: who is near is said by their {@code cpuset}.
 */
final class HwlocObject {
  final String type;
  final @Nullable HwlocObject parent;
  final int line;
  final int column;
  final Map<String, String> attributes;
  final Map<String, String> infos = new LinkedHashMap<>();
  final List<HwlocObject> children = new ArrayList<>();
  final CpuSet cpus;

  /** What may be used of the machine; empty where the file does not say, which means all. */
  final CpuSet allowed;

  HwlocObject(
      String type,
      @Nullable HwlocObject parent,
      Map<String, String> attributes,
      int line,
      int column) {
    this.type = type;
    this.parent = parent;
    this.attributes = attributes;
    this.line = line;
    this.column = column;
    cpus = CpuSet.of(attributes.getOrDefault("cpuset", "0x0"));
    allowed = CpuSet.of(attributes.getOrDefault("allowed_cpuset", ""));
  }

  /** A number in an attribute; empty if it is absent or not one. */
  OptionalLong number(String attribute) {
    String text = attributes.getOrDefault(attribute, "");
    return text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /** The nearest object of a type that this one lies in; null if there is none. */
  @Nullable HwlocObject within(String wanted) {
    HwlocObject object = parent;
    while (object != null && !object.type.equals(wanted)) {
      object = object.parent;
    }
    return object;
  }

  /** This object and all below, in the file's order, of one type. */
  List<HwlocObject> all(String wanted) {
    List<HwlocObject> found = new ArrayList<>();
    collect(wanted, found);
    return found;
  }

  private void collect(String wanted, List<HwlocObject> found) {
    if (type.equals(wanted)) {
      found.add(this);
    }
    children.forEach(child -> child.collect(wanted, found));
  }

  /** Whether it is a cache of data on the way from the cores to memory. */
  boolean isDataCache() {
    return type.matches("L[1-5]Cache") && !attributes.getOrDefault("cache_type", "0").equals("2");
  }
}
