package dev.contend.scenarios.spec;

/**
 * Nodes that are alike.
 *
 * @param name as in answers
 * @param count how many, 1 or more
 * @param scenario a node by itself: its points are alternatives, or one is part of all of them
 * @param together a node as it is simulated in detail together with all others
 */
public record NodeClass(String name, int count, ScenarioSpec scenario, ScenarioSpec together) {
  /** What a node is in an alternative. */
  public PointSpec point(int alternative) {
    return of(scenario, alternative);
  }

  /** The same as it is simulated together with others. */
  public PointSpec pointTogether(int alternative) {
    return of(together, alternative);
  }

  private static PointSpec of(ScenarioSpec spec, int alternative) {
    return spec.points().get(spec.points().size() == 1 ? 0 : alternative);
  }
}
