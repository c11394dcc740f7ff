package dev.contend.scenarios.spec;

import java.util.List;

/**
 * Many nodes that work together, checked and complete.
 *
 * @param name as in tables
 * @param question what is asked; may be empty
 * @param classes the nodes, at least one class
 * @param network between nodes
 * @param stragglers how nodes of a class differ
 * @param work what they do
 * @param replications of the fleet, 2 or more
 * @param seed of the random streams
 */
public record FleetSpec(
    String name,
    String question,
    List<NodeClass> classes,
    Network network,
    Stragglers stragglers,
    FleetWork work,
    int replications,
    long seed) {
  public FleetSpec {
    classes = List.copyOf(classes);
  }

  /** How many nodes there are. */
  public int nodes() {
    return classes.stream().mapToInt(NodeClass::count).sum();
  }

  /** How many there are to choose from: the points of the class that has most. */
  public int alternatives() {
    return classes.stream().mapToInt(each -> each.scenario().points().size()).max().orElse(0);
  }

  /** All workers of all nodes. */
  public long workers(int alternative) {
    return classes.stream()
        .mapToLong(each -> (long) each.count() * each.point(alternative).workers())
        .sum();
  }

  /** What an alternative is called. */
  public String label(int alternative) {
    return classes.stream()
        .map(each -> each.point(alternative).label())
        .distinct()
        .reduce((one, other) -> one + "; " + other)
        .orElse("");
  }

  /** The same fleet with nodes that differ in another way. */
  public FleetSpec with(Stragglers other) {
    return new FleetSpec(name, question, classes, network, other, work, replications, seed);
  }
}
