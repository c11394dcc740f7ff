package dev.contend.scenarios.yaml;

/** How the costs in runtime files are written. */
final class CostKinds {
  static final ValueKind<Long> DURATION = ValueKinds.durationPs(0, 10_000_000_000_000L);
  static final ValueKind<Long> POSITIVE = ValueKinds.durationPs(1_000, 10_000_000_000_000L);
  static final ValueKind<Double> BANDWIDTH = ValueKinds.quantity(Dimension.BANDWIDTH, 1e3, 1e15);

  private CostKinds() {}
}
