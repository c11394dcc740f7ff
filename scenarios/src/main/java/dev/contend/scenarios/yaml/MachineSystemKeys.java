package dev.contend.scenarios.yaml;

import dev.contend.coherence.interconnect.HomeSettings.Arbitration;
import dev.contend.coherence.interconnect.HomeSettings.Atomics;
import dev.contend.coherence.interconnect.HomeSettings.Invalidation;

/** The keys of machine files about transfers of lines and the operating system. */
final class MachineSystemKeys {
  private static final ValueKind<Long> DURATION = ValueKinds.durationPs(0, 1_000_000_000_000L);

  private MachineSystemKeys() {}

  /** How a handoff divides. */
  static final class Legs {
    private static final ValueKind<Double> SHARE = ValueKinds.fraction(0, 1);
    static final Key<Double> REQUEST =
        Key.sourced("request", SHARE, "From the requester to the line's home.");
    static final Key<Double> SNOOP =
        Key.sourced("snoop", SHARE, "From the home to the owning cache.");
    static final Key<Double> DATA =
        Key.sourced("data", SHARE, "From the owning cache to the requester.");
    static final Key<Double> COMPLETION =
        Key.sourced(
            "completion",
            SHARE,
            "From the arrival of the data until the home serves the next request, on top of the"
                + " handoff.");
    static final Section SECTION = Section.of("legs", REQUEST, SNOOP, DATA, COMPLETION);

    private Legs() {}
  }

  /** How lines pass from core to core when several want them. */
  static final class Transfers {
    static final Key<YamlMap> LEGS =
        Key.of(
                "legs",
                Legs.SECTION.kind(),
                "How the one-way time of a handoff divides; request, snoop and data make 100 %.")
            .optional("request 25 %, snoop 15 %, data 60 %, completion 6 %");
    static final Key<Double> QUEUE_INFLATION =
        Key.sourced(
                "queue-inflation",
                ValueKinds.number(0, 10),
                "By which part of itself a transfer takes longer for each doubling of the requests"
                    + " that wait for the line.")
            .byDefault("0");
    static final Key<Arbitration> ARBITRATION =
        Key.of(
                "arbitration",
                ValueKinds.enumeration(Arbitration.class),
                "Whose request for a busy line is served next.")
            .byDefault("fifo");
    static final Key<Double> ACKNOWLEDGEMENT =
        Key.sourced(
                "acknowledgement",
                ValueKinds.fraction(0, 1),
                "Time of a sharer's word that its copy is gone, as a share of what data takes.")
            .byDefault("100 %");
    static final Key<Invalidation> INVALIDATION =
        Key.of(
                "invalidation",
                ValueKinds.enumeration(Invalidation.class),
                "Who is told when a shared line is written.")
            .byDefault("exact");
    static final Key<Atomics> ATOMICS =
        Key.of(
                "atomics",
                ValueKinds.enumeration(Atomics.class),
                "Where atomic additions on lines that others want are performed: in the core's"
                    + " cache, or far, at the line's home.")
            .byDefault("near");
    static final Key<Long> FAR_OPERATION =
        Key.sourced(
                "far-operation",
                ValueKinds.durationPs(0, 1_000_000_000L),
                "Time that the home is busy with a far operation.")
            .optional("required with 'atomics: far'");
    static final Key<Long> POSTED_ADDS =
        Key.sourced(
                "posted-adds",
                ValueKinds.wholeNumber(1, 256),
                "Far additions that a hardware thread may have on their way.")
            .byDefault("1");
    static final Section SECTION =
        Section.of(
            "transfers",
            LEGS,
            QUEUE_INFLATION,
            ARBITRATION,
            ACKNOWLEDGEMENT,
            INVALIDATION,
            ATOMICS,
            FAR_OPERATION,
            POSTED_ADDS);

    private Transfers() {}
  }

  /** What the operating system's scheduling costs. */
  static final class Os {
    static final Key<Long> TIME_SLICE =
        Key.sourced(
            "time-slice",
            ValueKinds.durationPs(1_000_000L, 1_000_000_000_000L),
            "How long a thread runs while others wait for its hardware thread.");
    static final Key<Long> CONTEXT_SWITCH =
        Key.sourced(
            "context-switch",
            DURATION,
            "From one thread to another on one hardware thread, the call that blocks included.");
    static final Key<Long> IDLE_WAKE =
        Key.sourced(
            "idle-wake",
            DURATION,
            "From a wake-up until the thread runs on an idle hardware thread, mean.");
    static final Key<Double> IDLE_WAKE_VARIATION =
        Key.sourced(
            "idle-wake-variation",
            ValueKinds.number(0, 10),
            "Coefficient of variation of 'idle-wake' (lognormal).");
    static final Key<Long> WAKE_CALL =
        Key.sourced("wake-call", DURATION, "What the waker spends in the call.");
    static final Key<Long> YIELD_CALL =
        Key.sourced(
            "yield-call",
            DURATION,
            "What sched_yield takes when nobody else wants the hardware thread.");
    static final Key<Long> MIGRATION =
        Key.sourced(
            "migration", DURATION, "Extra time on another core than before, for cold caches.");
    static final Key<Double> BACKGROUND_SHARE =
        Key.sourced(
            "background-share",
            ValueKinds.fraction(0, 0.9),
            "Share of each hardware thread's time that other programs and the kernel take.");
    static final Key<Long> BACKGROUND_BURST =
        Key.sourced(
            "background-burst",
            ValueKinds.durationPs(1, 1_000_000_000_000L),
            "Mean length of one such burst.");

    /** Source of the default: Linux {@code prctl(2)}, {@code PR_SET_TIMERSLACK}. */
    static final Key<Long> TIMER_SLACK =
        Key.sourced(
                "timer-slack",
                DURATION,
                "How much later than asked for a thread's timer may go off, and does.")
            .byDefault("50 us");

    static final Key<Long> TIMER_INTERRUPT =
        Key.sourced(
                "timer-interrupt",
                DURATION,
                "From a timer's going off until the kernel wakes the thread.")
            .byDefault("0 ps");
    static final Key<Long> WAKE_INTERRUPT =
        Key.sourced(
                "wake-interrupt",
                DURATION,
                "The part of 'idle-wake' until the waker's interrupt reached the idle hardware"
                    + " thread.")
            .byDefault("0 ps");
    static final Section SECTION =
        Section.of(
            "os",
            TIME_SLICE,
            CONTEXT_SWITCH,
            IDLE_WAKE,
            IDLE_WAKE_VARIATION,
            WAKE_CALL,
            YIELD_CALL,
            MIGRATION,
            BACKGROUND_SHARE,
            BACKGROUND_BURST,
            TIMER_SLACK,
            TIMER_INTERRUPT,
            WAKE_INTERRUPT);

    private Os() {}
  }
}
