package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.ObjectUse;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.program.SharedVariable;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The programs with which CPython's developers look for what keeps free threading from scaling:
 * every thread does the same on objects of its own, and refers to a few that all refer to.
 */
final class ScalingBenchmark implements Workload {
  private static final Parameter PATTERN =
      Parameter.choice(
          "pattern",
          Arrays.stream(ScalingPattern.values()).map(ScalingPattern::yamlName).toList(),
          "Which of the thirteen programs.");
  private static final Parameter PASSES =
      new Parameter("passes", Kind.COUNT, 2_000, 1, 1e9, "Passes of each worker's loop.");

  @Override
  public String help() {
    return "The programs of CPython's ftscalingbench, which ought to scale without the GIL.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(PATTERN, PASSES);
  }

  @Override
  public Metric headline() {
    return RunMetrics.OPERATION_INTERVAL;
  }

  @Override
  public OfPython prepare(Settings settings) {
    ScalingPattern pattern = ScalingPattern.values()[(int) settings.whole(PATTERN)];
    long passes = settings.whole(PASSES);
    return (random, varies) -> new Run(pattern, passes);
  }

  /** One run. */
  private record Run(ScalingPattern pattern, long operationsOfEach) implements Program {
    @Override
    public List<SharedLock> locks() {
      return List.of();
    }

    @Override
    public List<SharedVariable> variables() {
      return List.of();
    }

    @Override
    public List<SharedObject> objects() {
      List<SharedObject> objects = new ArrayList<>();
      for (SharedObject.Kind kind : pattern.referredTo()) {
        int id = objects.size();
        String name = kind.name().toLowerCase(Locale.ROOT) + " " + id;
        objects.add(new SharedObject(id, name, kind, SharedObject.MAIN));
      }
      return objects;
    }

    @Override
    public Body worker(int index) {
      List<Op> pass = new ArrayList<>();
      pass.add(new Op.Compute(pattern.cycles(), pattern.mix()));
      for (SharedObject object : objects()) {
        // A load of a global name or an attribute: no local variable that could be borrowed from.
        pass.add(new ObjectUse.Rebind(object, 1, true));
      }
      return new AfterStart(new Sequence(pass, operationsOfEach));
    }
  }
}
