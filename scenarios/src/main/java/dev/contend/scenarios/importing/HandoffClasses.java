package dev.contend.scenarios.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The classes of handoff that a matrix falls into.
 *
 * <p>Sorted, the handoffs of one class lie close together; where one is {@value #GAP_RATIO} times
 * the one before and {@value #GAP_NS} ns more, a new class begins. Single pairs between two such
 * gaps in a large matrix are disturbances of the measurement and left out.
 *
 * <p>Names come from what a class connects. Hardware threads that are connected by a class and all
 * cheaper ones make groups. If every pair inside the groups is of these classes, the groups are
 * nested in the machine: cores, caches, nodes or sockets. A class that connects what a cheaper one
 * has already connected is no farther away; it comes from something else, as from kinds of core,
 * and gets no name.
 */
final class HandoffClasses {
  static final double GAP_RATIO = 1.2;
  static final double GAP_NS = 1.5;

  private static final int LARGE = 1000;

  /** SMT siblings are below, other cores above. */
  private static final double MOST_SMT_NS = 15;

  /** Cores of a complex are below, sockets of one cache above. */
  private static final double MOST_COMPLEX_NS = 35;

  /** More groups than that are no sockets. */
  private static final int MOST_SOCKETS = 8;

  private final List<HandoffClass> classes;
  private final int leftOut;

  private HandoffClasses(List<HandoffClass> classes, int leftOut) {
    this.classes = List.copyOf(classes);
    this.leftOut = leftOut;
  }

  /**
   * One class.
   *
   * @param key as in a machine file; empty if it has no name
   * @param pairs how many
   * @param lowNs least
   * @param highNs most
   * @param example a pair of it
   */
  record HandoffClass(
      String key, int pairs, double medianNs, double lowNs, double highNs, String example) {}

  /** All classes, the cheapest first. */
  List<HandoffClass> classes() {
    return classes;
  }

  /** One class for each name; of several with one name, that of the most pairs. */
  List<HandoffClass> named() {
    List<HandoffClass> named = new ArrayList<>();
    for (HandoffClass each : classes) {
      int last = named.size() - 1;
      if (each.key().isEmpty()) {
        continue;
      }
      if (last >= 0 && named.get(last).key().equals(each.key())) {
        HandoffClass before = named.get(last);
        named.set(last, before.pairs() >= each.pairs() ? before : each);
      } else {
        named.add(each);
      }
    }
    return named;
  }

  /** Pairs that are in no class. */
  int leftOut() {
    return leftOut;
  }

  static HandoffClasses of(LatencyMatrix matrix) {
    List<LatencyMatrix.Pair> sorted = new ArrayList<>(matrix.pairs());
    sorted.sort(Comparator.comparingDouble(LatencyMatrix.Pair::ns));
    List<List<LatencyMatrix.Pair>> clusters = new ArrayList<>();
    int leftOut = 0;
    int from = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || isGap(sorted.get(i - 1).ns(), sorted.get(i).ns())) {
        if (i - from == 1 && sorted.size() >= LARGE) {
          leftOut++;
        } else {
          clusters.add(sorted.subList(from, i));
        }
        from = i;
      }
    }
    return new HandoffClasses(named(clusters, matrix.size()), leftOut);
  }

  private static boolean isGap(double before, double after) {
    return after > before * GAP_RATIO && after - before > GAP_NS;
  }

  private static List<HandoffClass> named(List<List<LatencyMatrix.Pair>> clusters, int size) {
    Groups groups = new Groups(size);
    List<String> levels = new ArrayList<>();
    int groupsOfNearest = 0;
    for (List<LatencyMatrix.Pair> cluster : clusters) {
      int before = groups.count;
      cluster.forEach(pair -> groups.join(pair.a(), pair.b()));
      boolean farther = groups.count < before;
      boolean smt = farther && groups.largest() <= 8 && median(cluster) < MOST_SMT_NS;
      if (farther && !smt && !levels.contains("level")) {
        groupsOfNearest = groups.count;
      }
      levels.add(!farther ? "" : smt ? "smt" : "level");
    }
    List<String> names = names(clusters, levels, groupsOfNearest > MOST_SOCKETS);
    List<HandoffClass> classes = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < clusters.size(); i++) {
      String name = levels.get(i).equals("level") ? names.get(next++) : levels.get(i);
      classes.add(summary(clusters.get(i), name));
    }
    return classes;
  }

  /** Names of the levels above SMT, by how many there are and what the nearest connects. */
  private static List<String> names(
      List<List<LatencyMatrix.Pair>> clusters, List<String> levels, boolean smallGroups) {
    int first = levels.indexOf("level");
    int count = (int) levels.stream().filter("level"::equals).count();
    boolean complexes =
        smallGroups || (first >= 0 && median(clusters.get(first)) < MOST_COMPLEX_NS);
    List<String> names =
        switch (count) {
          case 0, 1 -> List.of("same-cache");
          case 2 -> List.of("same-cache", complexes ? "same-numa-node" : "remote");
          case 3 -> List.of("same-cache", "same-numa-node", "remote");
          default -> List.of("same-cache", "same-numa-node", "same-socket", "remote");
        };
    List<String> all = new ArrayList<>(names);
    while (all.size() < count) {
      all.add("remote");
    }
    return all;
  }

  private static HandoffClass summary(List<LatencyMatrix.Pair> cluster, String key) {
    LatencyMatrix.Pair first = cluster.get(0);
    return new HandoffClass(
        key,
        cluster.size(),
        median(cluster),
        first.ns(),
        cluster.get(cluster.size() - 1).ns(),
        first.a() + " and " + first.b());
  }

  private static double median(List<LatencyMatrix.Pair> sorted) {
    int last = sorted.size() - 1;
    return (sorted.get(last / 2).ns() + sorted.get((last + 1) / 2).ns()) / 2;
  }

  /** Hardware threads that are connected so far. */
  private static final class Groups {
    private final int[] parent;
    private int count;

    Groups(int size) {
      parent = new int[size];
      Arrays.setAll(parent, i -> i);
      count = size;
    }

    void join(int a, int b) {
      int rootA = root(a);
      int rootB = root(b);
      if (rootA != rootB) {
        parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
        count--;
      }
    }

    private int root(int element) {
      int at = element;
      while (parent[at] != at) {
        parent[at] = parent[parent[at]];
        at = parent[at];
      }
      return at;
    }

    int largest() {
      int[] sizes = new int[parent.length];
      int largest = 0;
      for (int i = 0; i < parent.length; i++) {
        largest = Math.max(largest, ++sizes[root(i)]);
      }
      return largest;
    }
  }
}
