package dev.contend.workloads.catalog;

import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.CodeKind;
import dev.contend.workloads.program.CodeMix;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedVariable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Python code of a stated mix of kinds, with nothing shared: what a build of CPython takes for it.
 *
 * <p>Every worker does the whole work, so that without any loss the time does not depend on their
 * number.
 */
final class PythonCode implements Workload {
  private static final String CUSTOM = "custom";
  private static final Parameter PROGRAM =
      Parameter.choice(
          "program",
          Stream.concat(
                  Stream.of(CUSTOM), Stream.of(SuiteProgram.values()).map(SuiteProgram::yamlName))
              .toList(),
          "A program of the benchmark suite with its mix and cycles, or the mix stated below.");
  private static final Parameter CYCLES =
      new Parameter(
          "cycles",
          Kind.RATIO,
          1e9,
          1,
          1e15,
          "Cycles of the custom mix, as the reference interpreter needs them.");
  private static final List<Parameter> SHARES =
      Stream.of(CodeKind.values())
          .filter(kind -> kind != CodeKind.ARITHMETIC)
          .map(PythonCode::share)
          .toList();

  /** Bytes of a pickled None, framing included. */
  private static final int RESULT_BYTES = 8;

  private static Parameter share(CodeKind kind) {
    String name = kind.yamlName();
    return new Parameter(
        name,
        Kind.RATIO,
        0,
        0,
        1,
        String.format(Locale.ROOT, "Share of %s in the custom mix; the rest is arithmetic.", name));
  }

  @Override
  public String help() {
    return "Python code of a stated mix of kinds; every worker does all of it, nothing is shared.";
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(List.of(PROGRAM, CYCLES));
    all.addAll(SHARES);
    return all;
  }

  @Override
  public List<String> problems(Settings settings) {
    double sum = SHARES.stream().mapToDouble(settings::get).sum();
    return sum > 1
        ? List.of(
            "the shares of the mix add up to " + sum + "; make them smaller, to 1 at the most")
        : List.of();
  }

  @Override
  public OfPython prepare(Settings settings) {
    int chosen = (int) settings.whole(PROGRAM);
    Op.Compute work =
        chosen == 0
            ? new Op.Compute(settings.get(CYCLES), custom(settings))
            : of(SuiteProgram.values()[chosen - 1]);
    return (random, varies) -> new Run(work);
  }

  private static Op.Compute of(SuiteProgram program) {
    return new Op.Compute(program.cycles(), program.mix());
  }

  private static CodeMix custom(Settings settings) {
    EnumMap<CodeKind, Double> shares = new EnumMap<>(CodeKind.class);
    double rest = 1;
    for (Parameter parameter : SHARES) {
      double share = settings.get(parameter);
      shares.put(CodeKind.valueOf(parameter.name().toUpperCase(Locale.ROOT)), share);
      rest -= share;
    }
    shares.put(CodeKind.ARITHMETIC, Math.max(0, rest));
    return new CodeMix(shares);
  }

  private record Run(Op.Compute work) implements Program {
    @Override
    public List<SharedLock> locks() {
      return List.of();
    }

    @Override
    public List<SharedVariable> variables() {
      return List.of();
    }

    @Override
    public Body worker(int index) {
      return List.of(work, new Op.Deliver(RESULT_BYTES), new Op.End()).iterator()::next;
    }
  }
}
