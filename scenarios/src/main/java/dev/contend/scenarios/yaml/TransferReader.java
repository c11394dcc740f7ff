package dev.contend.scenarios.yaml;

import dev.contend.coherence.interconnect.HomeSettings;
import dev.contend.coherence.interconnect.HomeSettings.Atomics;
import dev.contend.coherence.interconnect.LegShares;
import dev.contend.scenarios.yaml.MachineSystemKeys.Legs;
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
        .read(MachineKeys.TRANSFERS)
        .map(this::section)
        .orElse(new Transfers(LegShares.DEFAULT, HomeSettings.PLAIN));
  }

  private Transfers section(YamlMap map) {
    LegShares legs =
        map.read(MachineSystemKeys.Transfers.LEGS).map(this::legs).orElse(LegShares.DEFAULT);
    Atomics atomics = map.value(MachineSystemKeys.Transfers.ATOMICS);
    boolean far = atomics == Atomics.FAR;
    if (!far) {
      for (Key<?> key :
          List.of(
              MachineSystemKeys.Transfers.FAR_OPERATION, MachineSystemKeys.Transfers.POSTED_ADDS)) {
        if (map.has(key)) {
          map.report(key, "is of far atomics only", "write 'atomics: far', or leave it out");
        }
      }
    }
    return new Transfers(
        legs,
        new HomeSettings(
            map.value(MachineSystemKeys.Transfers.ARBITRATION),
            sourced.value(map, MachineSystemKeys.Transfers.QUEUE_INFLATION),
            sourced.value(map, MachineSystemKeys.Transfers.ACKNOWLEDGEMENT),
            map.value(MachineSystemKeys.Transfers.INVALIDATION),
            atomics,
            far ? sourced.read(map, MachineSystemKeys.Transfers.FAR_OPERATION, 0L) : 0,
            far ? sourced.value(map, MachineSystemKeys.Transfers.POSTED_ADDS).intValue() : 1));
  }

  private LegShares legs(YamlMap map) {
    double request = sourced.read(map, Legs.REQUEST, LegShares.DEFAULT.request());
    double snoop = sourced.read(map, Legs.SNOOP, LegShares.DEFAULT.snoop());
    double data = sourced.read(map, Legs.DATA, LegShares.DEFAULT.data());
    double completion = sourced.read(map, Legs.COMPLETION, LegShares.DEFAULT.completion());
    Optional<String> wrong = LegShares.problem(request, snoop, data, completion);
    wrong.ifPresent(
        sentence -> map.report(sentence, "write request, snoop and data so that they make 100 %"));
    return wrong.isPresent() ? LegShares.DEFAULT : new LegShares(request, snoop, data, completion);
  }
}
