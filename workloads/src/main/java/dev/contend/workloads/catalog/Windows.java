package dev.contend.workloads.catalog;

import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;

/** The parameters of workloads that run for a set time. */
final class Windows {
  static final Parameter WARM_UP =
      new Parameter(
          "warm-up", Kind.DURATION_PS, 1e8, 0, 1e13, "From the start until counting begins.");
  static final Parameter DURATION =
      new Parameter("duration", Kind.DURATION_PS, 2e8, 1e3, 1e13, "How long is counted.");

  private Windows() {}
}
