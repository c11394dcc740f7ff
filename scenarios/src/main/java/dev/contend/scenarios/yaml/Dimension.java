package dev.contend.scenarios.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a quantity measures, and the units that it may be written in.
 *
 * <p>Each dimension has a base unit, in which the simulator holds it: picoseconds, bytes, hertz,
 * cycles, events per second, the fraction of one, bytes per second.
 */
public enum Dimension {
  /** Held in picoseconds. */
  DURATION(
      "duration",
      "5 ms",
      "ms",
      Unit.of("ps", "1"),
      Unit.of("ns", "1e3"),
      Unit.of("us", "1e6"),
      Unit.of("ms", "1e9"),
      Unit.of("s", "1e12"),
      Unit.of("min", "60e12"),
      Unit.of("h", "3600e12")),
  /** Held in bytes. */
  SIZE("size", "64 KiB", "KiB", byteUnits("")),
  /** Held in hertz. */
  FREQUENCY(
      "frequency",
      "2.4 GHz",
      "GHz",
      Unit.of("Hz", "1"),
      Unit.of("kHz", "1e3"),
      Unit.of("MHz", "1e6"),
      Unit.of("GHz", "1e9")),
  /** Held in clock cycles. */
  CYCLES("number of cycles", "120 cycles", "cycles", Unit.of("cycles", "1")),
  /** Held in events per second. */
  RATE(
      "rate",
      "1200/s",
      "/s",
      Unit.of("/s", "1"),
      Unit.of("/ms", "1e3"),
      Unit.of("/us", "1e6"),
      new Unit("/min", BigDecimal.ONE, new BigDecimal(60)),
      new Unit("/h", BigDecimal.ONE, new BigDecimal(3600))),
  /** Held as a fraction: 1 % is 0.01. */
  PERCENTAGE("percentage", "1 %", "%", Unit.of("%", "0.01")),
  /** Held in bytes per second. */
  BANDWIDTH("bandwidth", "300 GB/s", "GB/s", byteUnits("/s"));

  private final String noun;
  private final String example;
  private final String usualUnit;

  /** A list that cannot change, which its type does not say. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Unit> units;

  Dimension(String noun, String example, String usualUnit, Unit... units) {
    this.noun = noun;
    this.example = example;
    this.usualUnit = usualUnit;
    this.units = List.of(units);
  }

  /** What it is called in a message: "duration". */
  public String noun() {
    return noun;
  }

  /** A value as it may be written: "5 ms". */
  public String example() {
    return example;
  }

  /** The unit to propose where none was written. */
  String usualUnit() {
    return usualUnit;
  }

  /** From small to large, as far as they are comparable. */
  List<Unit> units() {
    return units;
  }

  /** The names of all units. */
  public List<String> unitNames() {
    return units.stream().map(Unit::name).toList();
  }

  Optional<Unit> unit(String name) {
    return units.stream().filter(unit -> unit.name().equals(name)).findFirst();
  }

  private static Unit[] byteUnits(String per) {
    List<Unit> units = new ArrayList<>();
    units.add(Unit.of("B" + per, "1"));
    List<String> prefixes = List.of("K", "M", "G", "T");
    for (int power = 1; power <= prefixes.size(); power++) {
      String prefix = prefixes.get(power - 1);
      BigDecimal decimal = BigDecimal.TEN.pow(3 * power);
      BigDecimal binary = new BigDecimal(1L << (10 * power));
      units.add(new Unit((power == 1 ? "k" : prefix) + "B" + per, decimal, BigDecimal.ONE));
      units.add(new Unit(prefix + "iB" + per, binary, BigDecimal.ONE));
    }
    return units.toArray(Unit[]::new);
  }

  /** One unit is {@code numerator / denominator} base units. */
  record Unit(String name, BigDecimal numerator, BigDecimal denominator) {
    static Unit of(String name, String inBaseUnits) {
      return new Unit(name, new BigDecimal(inBaseUnits), BigDecimal.ONE);
    }
  }
}
