package dev.contend.scenarios.yaml;

import dev.contend.coherence.interconnect.HomeSettings;
import dev.contend.coherence.interconnect.HomeSettings.Arbitration;
import dev.contend.coherence.interconnect.HomeSettings.Atomics;
import dev.contend.coherence.interconnect.HomeSettings.Invalidation;
import dev.contend.coherence.interconnect.LegShares;
import java.util.List;
import java.util.Optional;

/** Reads {@code transfers:} of a machine file: how a handoff divides, and what homes do. */
final class TransferReader {
  private final SourcedReader sourced;

  TransferReader(SourcedReader sourced) {
    this.sourced = sourced;
  }

  /**
   * What the section says.
   *
   * @param legs how a handoff divides
   * @param home how homes serve those who queue
   */
  record Transfers(LegShares legs, HomeSettings home) {}

  /** The section of a machine, or what holds for one without it. */
  Transfers read(YamlMap machine) {
    return machine
        .optional("transfers", ValueKinds.map())
        .map(this::section)
        .orElse(new Transfers(LegShares.DEFAULT, HomeSettings.PLAIN));
  }

  private Transfers section(YamlMap map) {
    map.onlyKeys(
        List.of(
            "legs",
            "queue-inflation",
            "arbitration",
            "acknowledgement",
            "invalidation",
            "atomics",
            "far-operation",
            "posted-adds"));
    LegShares legs =
        map.optional("legs", ValueKinds.map()).map(this::legs).orElse(LegShares.DEFAULT);
    Atomics atomics =
        map.optional("atomics", ValueKinds.enumeration(Atomics.class)).orElse(Atomics.NEAR);
    boolean far = atomics == Atomics.FAR;
    if (!far) {
      for (String key : List.of("far-operation", "posted-adds")) {
        if (map.find(key).isPresent()) {
          map.reportKey(key, "is of far atomics only", "write 'atomics: far', or leave it out");
        }
      }
    }
    return new Transfers(
        legs,
        new HomeSettings(
            map.optional("arbitration", ValueKinds.enumeration(Arbitration.class))
                .orElse(Arbitration.FIFO),
            optional(map, "queue-inflation", ValueKinds.number(0, 10), 0.0),
            optional(map, "acknowledgement", ValueKinds.fraction(0, 1), 1.0),
            map.optional("invalidation", ValueKinds.enumeration(Invalidation.class))
                .orElse(Invalidation.EXACT),
            atomics,
            far
                ? sourced.read(map, "far-operation", ValueKinds.durationPs(0, 1_000_000_000L), 0L)
                : 0,
            far ? optional(map, "posted-adds", ValueKinds.wholeNumber(1, 256), 1L).intValue() : 1));
  }

  private <T extends Comparable<T>> T optional(
      YamlMap map, String key, ValueKind<T> kind, T byDefault) {
    return map.find(key).isPresent() ? sourced.read(map, key, kind, byDefault) : byDefault;
  }

  private LegShares legs(YamlMap map) {
    map.onlyKeys(List.of("request", "snoop", "data", "completion"));
    ValueKind<Double> share = ValueKinds.fraction(0, 1);
    double request = sourced.read(map, "request", share, LegShares.DEFAULT.request());
    double snoop = sourced.read(map, "snoop", share, LegShares.DEFAULT.snoop());
    double data = sourced.read(map, "data", share, LegShares.DEFAULT.data());
    double completion = sourced.read(map, "completion", share, LegShares.DEFAULT.completion());
    Optional<String> wrong = LegShares.problem(request, snoop, data, completion);
    wrong.ifPresent(
        sentence -> map.report(sentence, "write request, snoop and data so that they make 100 %"));
    return wrong.isPresent() ? LegShares.DEFAULT : new LegShares(request, snoop, data, completion);
  }
}
