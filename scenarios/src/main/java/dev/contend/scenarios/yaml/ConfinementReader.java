package dev.contend.scenarios.yaml;

import dev.contend.cpu.scheduler.CpuQuota;
import dev.contend.cpu.scheduler.Pinning;
import dev.contend.cpu.scheduler.Pinning.Policy;
import dev.contend.scenarios.spec.Confinement;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.yaml.ScenarioPartKeys.Container;
import dev.contend.scenarios.yaml.ScenarioPartKeys.Pinned;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads how a program is confined: {@code container: {cpus: 2, period: 100 ms, memory-limit: 4
 * GiB}} and {@code pinning: cores}.
 */
final class ConfinementReader {
  /** The name of the axis that sweeps a container's CPUs. */
  static final String CPUS_AXIS = "container-cpus";

  /** The name of the axis that sweeps a container's limit of memory. */
  static final String MEMORY_AXIS = "container-memory";

  private static final long LEAST_MEMORY_BYTES = 1L << 20;
  private static final long MOST_MEMORY_BYTES = 1L << 50;

  private static final double FEWEST_CPUS = 0.01;
  private static final double MOST_CPUS = 1_024;

  /** More hardware threads than any machine that can be described. */
  private static final int MOST_HARDWARE_THREADS = 16_384;

  private static final Pattern ITEM = Pattern.compile("(\\d{1,5})(?:\\s*-\\s*(\\d{1,5}))?");
  private static final Pattern MASK = Pattern.compile("0[xX]([0-9a-fA-F]{1,4096})");

  private static final Shape NONE = new Shape.Words(List.of("none"));

  private ConfinementReader() {}

  /** A container's CPUs; infinitely many for {@code none}. */
  static ValueKind<Double> cpus(long periodPs) {
    double fewest = Math.max(FEWEST_CPUS, CpuQuota.LEAST_PS / (double) periodPs);
    ValueKind<Double> number = ValueKinds.number(fewest, MOST_CPUS);
    return new ValueKind<>(
        "a number of CPUs",
        "2",
        value ->
            value.node() instanceof YamlNode.Scalar scalar && scalar.text().equals("none")
                ? Optional.of(Double.POSITIVE_INFINITY)
                : value.read(number),
        new Shape.Either(List.of(number.shape(), NONE)));
  }

  /** The quota of so many CPUs. */
  static CpuQuota quota(double cpus, long periodPs) {
    return Double.isInfinite(cpus)
        ? new CpuQuota(Long.MAX_VALUE, periodPs)
        : CpuQuota.ofCpus(cpus, periodPs);
  }

  /** The quota that a scenario gives all its points; an axis may put another number of CPUs. */
  static CpuQuota container(YamlMap scenario) {
    Optional<YamlMap> container = scenario.read(ScenarioKeys.CONTAINER);
    if (container.isEmpty()) {
      return CpuQuota.UNLIMITED;
    }
    YamlMap map = container.get();
    long periodPs = map.value(Container.PERIOD);
    if (SweepReader.isSwept(scenario, CPUS_AXIS)) {
      if (map.has(Container.CPUS)) {
        map.report(
            Container.CPUS, SweepAxes.isGivenTwice(scenario, CPUS_AXIS), SweepAxes.LEAVE_ONE_OUT);
      }
      return quota(Double.POSITIVE_INFINITY, periodPs);
    }
    // A container may limit memory alone.
    double cpus =
        limitsMemory(scenario, map)
            ? map.optional(Container.CPUS.name(), cpus(periodPs), Double.POSITIVE_INFINITY)
            : map.required(Container.CPUS.name(), cpus(periodPs)).orElse(Double.POSITIVE_INFINITY);
    return quota(cpus, periodPs);
  }

  private static boolean limitsMemory(YamlMap scenario, YamlMap container) {
    return container.has(Container.MEMORY_LIMIT) || SweepReader.isSwept(scenario, MEMORY_AXIS);
  }

  /** A limit of memory in bytes; the greatest number there is for {@code none}. */
  static ValueKind<Long> memoryLimit() {
    ValueKind<Long> bytes = ValueKinds.bytes(LEAST_MEMORY_BYTES, MOST_MEMORY_BYTES);
    return new ValueKind<>(
        "a limit of memory",
        "4 GiB",
        value ->
            value.node() instanceof YamlNode.Scalar scalar && scalar.text().equals("none")
                ? Optional.of(Confinement.UNLIMITED)
                : value.read(bytes),
        new Shape.Either(List.of(bytes.shape(), NONE)));
  }

  /** A limit of memory as tables show it. */
  static String memoryText(long limitBytes) {
    return limitBytes == Confinement.UNLIMITED ? "none" : Units.format(limitBytes, Dimension.SIZE);
  }

  /** The limit of memory that a scenario gives all its points; an axis may put another. */
  static long containerMemory(YamlMap scenario) {
    return scenario
        .read(ScenarioKeys.CONTAINER)
        .map(
            map -> {
              if (SweepReader.isSwept(scenario, MEMORY_AXIS) && map.has(Container.MEMORY_LIMIT)) {
                map.report(
                    Container.MEMORY_LIMIT,
                    SweepAxes.isGivenTwice(scenario, MEMORY_AXIS),
                    SweepAxes.LEAVE_ONE_OUT);
              }
              return map.read(Container.MEMORY_LIMIT).orElse(Confinement.UNLIMITED);
            })
        .orElse(Confinement.UNLIMITED);
  }

  /** A pinning: a word, or a mapping with a list or a mask. */
  static ValueKind<Pinning> pinning() {
    List<Policy> policies =
        List.of(Policy.NONE, Policy.CORES, Policy.SPREAD, Policy.HARDWARE_THREADS);
    List<String> words = policies.stream().map(policy -> Pinning.of(policy).toString()).toList();
    ValueKind<Pinning> word =
        ValueKinds.choice(words).map(text -> Pinning.of(policies.get(words.indexOf(text))));
    return new ValueKind<>(
        "a pinning",
        "cores",
        value ->
            value.isMap() ? value.map().flatMap(ConfinementReader::explicit) : value.read(word),
        new Shape.Either(
            List.of(
                word.shape(),
                new Shape.Lazy("pinned-threads", () -> new Shape.Keyed(Pinned.SECTION)))));
  }

  private static Optional<Pinning> explicit(YamlMap map) {
    map.onlyKeys(Pinned.SECTION.names());
    if (map.has(Pinned.LIST) == map.has(Pinned.MASK)) {
      map.report("needs either 'list' or 'mask'", "write 'list: [0, 2, 4-7]' or 'mask: 0xff'");
      return Optional.empty();
    }
    Optional<List<Integer>> allowed =
        map.has(Pinned.MASK)
            ? map.read(Pinned.MASK)
            : map.read(Pinned.LIST).map(ConfinementReader::flat);
    if (allowed.isPresent() && allowed.get().isEmpty()) {
      map.reportKey(map.keys().get(0), "allows no hardware thread", "allow one or more");
      return Optional.empty();
    }
    return allowed.map(Pinning::only);
  }

  private static List<Integer> flat(List<List<Integer>> items) {
    return items.stream().flatMap(List::stream).toList();
  }

  static final ValueKind<List<Integer>> ITEMS =
      ValueKind.scalar(
          "a hardware thread",
          "4-7",
          ConfinementReader::item,
          new Shape.Text("a hardware thread, or a range of them", ITEM.pattern()));

  static final ValueKind<List<Integer>> MASKED =
      ValueKind.scalar(
          "a mask",
          "0xff",
          ConfinementReader::mask,
          new Shape.Text("a hexadecimal mask", MASK.pattern()));

  private static Reading<List<Integer>> item(String text) {
    Matcher matcher = ITEM.matcher(text.strip());
    if (!matcher.matches()) {
      return Reading.wrong(
          Excerpt.quoted(text) + " is not a hardware thread, nor a range of them",
          "write '3', or '4-7' for 4, 5, 6 and 7");
    }
    int first = Integer.parseInt(matcher.group(1));
    int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
    if (last < first || last >= MOST_HARDWARE_THREADS) {
      return Reading.wrong(
          Excerpt.quoted(text) + (last < first ? " runs backwards" : " is too large"),
          "write hardware threads from 0 to " + (MOST_HARDWARE_THREADS - 1) + ", the lower first");
    }
    return Reading.of(IntStream.rangeClosed(first, last).boxed().toList());
  }

  private static Reading<List<Integer>> mask(String text) {
    Matcher matcher = MASK.matcher(text.strip());
    if (!matcher.matches()) {
      return Reading.wrong(
          Excerpt.quoted(text) + " is not a hexadecimal mask",
          "write '0xff' for hardware threads 0 to 7");
    }
    BigInteger bits = new BigInteger(matcher.group(1), 16);
    return Reading.of(IntStream.range(0, bits.bitLength()).filter(bits::testBit).boxed().toList());
  }

  /** Reports lists of hardware threads that go beyond a machine's. */
  static void check(YamlMap scenario, List<PointSpec> points) {
    String key = SweepReader.isSwept(scenario, "pinning") ? "sweep" : "pinning";
    points.stream()
        .map(ConfinementReader::beyond)
        .flatMap(Optional::stream)
        .distinct()
        .forEach(wrong -> scenario.reportKey(key, wrong, "see 'contend machine show' for them"));
  }

  private static Optional<String> beyond(PointSpec point) {
    OptionalInt beyond =
        point.confinement().pinning().beyond(point.machine().processor().machine());
    if (beyond.isEmpty()) {
      return Optional.empty();
    }
    int last = point.machine().processor().machine().hardwareThreads() - 1;
    return Optional.of(
        "pins to hardware thread "
            + beyond.getAsInt()
            + "; machine '"
            + point.machine().name()
            + "' has 0 to "
            + last);
  }

  /** Writes a scenario's confinement with its defaults; what is swept stands at the axis. */
  static void write(YamlWriter writer, YamlMap scenario, Confinement confinement) {
    CpuQuota quota = confinement.quota();
    boolean swept = SweepReader.isSwept(scenario, CPUS_AXIS);
    long memory = confinement.memoryLimitBytes();
    boolean limitsMemory = memory != Confinement.UNLIMITED;
    if (quota.isLimit() || swept || limitsMemory) {
      writer.map(
          "container",
          container -> {
            if (!swept && quota.isLimit()) {
              container.entry("cpus", quota.cpus());
            }
            container.entry("period", quota.periodPs(), Dimension.DURATION);
            if (limitsMemory && !SweepReader.isSwept(scenario, MEMORY_AXIS)) {
              container.entry("memory-limit", memory, Dimension.SIZE);
            }
          });
    }
    if (SweepReader.isSwept(scenario, "pinning")) {
      return;
    }
    Pinning pinning = confinement.pinning();
    if (pinning.policy() == Policy.LIST) {
      List<String> items = List.of(pinning.toString().split(" "));
      writer.map("pinning", map -> map.list("list", items));
    } else {
      writer.entry("pinning", pinning.toString());
    }
  }
}
