package dev.contend.scenarios.experiment;

import dev.contend.cpu.memory.Contention;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.SubjectKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What threads met at one subject: in a run, or on average over the replications of a point.
 *
 * @param kind of subject; {@link SubjectKind#OTHER} for all that has no name or is a small part
 * @param name as in tables
 * @param accesses by all threads, the main one and helpers included
 * @param transfers of its lines from core to core
 * @param waitedPs picoseconds that workers waited there, by number of the cause
 * @param allWaitedPs the same with any cause
 */
public record Contended(
    SubjectKind kind,
    String name,
    double accesses,
    double transfers,
    List<Double> waitedPs,
    double allWaitedPs) {
  /** The name of all that has none, or is a small part. */
  static final String REST = "everything else";

  /** More subjects of a run are not kept apart. */
  private static final int MOST_OF_A_RUN = 64;

  private static final Comparator<Contended> MOST_FIRST =
      Comparator.comparingDouble(Contended::allWaitedPs)
          .thenComparingDouble(Contended::transfers)
          .thenComparingDouble(Contended::accesses)
          .reversed()
          .thenComparing(Contended::name);

  public Contended {
    waitedPs = List.copyOf(waitedPs);
  }

  /** With the sum of its waits. */
  public Contended(
      SubjectKind kind, String name, double accesses, double transfers, List<Double> waitedPs) {
    this(
        kind,
        name,
        accesses,
        transfers,
        waitedPs,
        waitedPs.stream().mapToDouble(Double::doubleValue).sum());
  }

  /** The subjects of a run, those that were waited for most first; the rest comes last. */
  static List<Contended> of(Contention contention) {
    return most(all(contention, contention::waitedPs), MOST_OF_A_RUN);
  }

  /** What the workers of one role waited for. */
  static List<Contended> of(Contention contention, int role) {
    return all(contention, (number, cause) -> contention.waitedPs(number, cause, role));
  }

  /** Picoseconds of waiting. */
  private interface Waits {
    long ps(int subject, int cause);
  }

  private static List<Contended> all(Contention contention, Waits waits) {
    List<Contended> named = new ArrayList<>();
    for (int number = 0; number < contention.count(); number++) {
      boolean isNamed = number != Contention.UNNAMED;
      Contention.Subject subject = contention.subject(number);
      List<Double> waitedPs = new ArrayList<>();
      for (Cause cause : Cause.values()) {
        waitedPs.add(cause.isForOthers() ? (double) waits.ps(number, cause.id()) : 0.0);
      }
      named.add(
          new Contended(
              isNamed ? SubjectKind.of(subject) : SubjectKind.OTHER,
              isNamed ? subject.name() : REST,
              contention.accesses(number),
              contention.transfers(number),
              waitedPs));
    }
    return named;
  }

  /** The mean over runs. */
  static List<Contended> mean(List<List<Contended>> runs) {
    return together(runs).map(sum -> sum.over(runs.size())).sorted(MOST_FIRST).toList();
  }

  /** All together, those that were waited for most first. */
  static List<Contended> sum(List<List<Contended>> parts) {
    return together(parts).sorted(MOST_FIRST).toList();
  }

  private static Stream<Contended> together(List<List<Contended>> parts) {
    Map<String, Contended> sums = new LinkedHashMap<>();
    for (List<Contended> part : parts) {
      part.forEach(each -> sums.merge(each.kind + " " + each.name, each, Contended::plus));
    }
    return sums.values().stream();
  }

  /** So many of the subjects at most, with all others as one at the end. */
  static List<Contended> most(List<Contended> subjects, int most) {
    List<Contended> kept = new ArrayList<>();
    Contended rest =
        new Contended(SubjectKind.OTHER, REST, 0, 0, Collections.nCopies(causes(), 0.0));
    for (Contended each : subjects.stream().sorted(MOST_FIRST).toList()) {
      if (each.kind != SubjectKind.OTHER && kept.size() < most && !each.isUnused()) {
        kept.add(each);
      } else {
        rest = rest.plus(each);
      }
    }
    kept.add(rest);
    return kept;
  }

  /** Whether it is the same subject. */
  boolean isSame(Contended other) {
    return kind == other.kind && name.equals(other.name);
  }

  /** Whether it has a name and somebody waited for it. */
  boolean isWaitedFor() {
    return kind != SubjectKind.OTHER && allWaitedPs() > 0;
  }

  private boolean isUnused() {
    return accesses == 0 && allWaitedPs() == 0;
  }

  private static int causes() {
    return Cause.values().length;
  }

  private Contended plus(Contended other) {
    List<Double> sum = new ArrayList<>();
    for (int cause = 0; cause < causes(); cause++) {
      sum.add(waitedPs.get(cause) + other.waitedPs.get(cause));
    }
    return new Contended(kind, name, accesses + other.accesses, transfers + other.transfers, sum);
  }

  private Contended over(int runs) {
    return new Contended(
        kind,
        name,
        accesses / runs,
        transfers / runs,
        waitedPs.stream().map(ps -> ps / runs).toList());
  }

  /** What they waited with for the longest. */
  Cause mainCause() {
    Cause main = Cause.values()[0];
    for (Cause cause : Cause.values()) {
      main = waitedPs.get(cause.id()) > waitedPs.get(main.id()) ? cause : main;
    }
    return main;
  }
}
