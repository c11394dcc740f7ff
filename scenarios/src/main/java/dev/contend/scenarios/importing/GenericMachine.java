package dev.contend.scenarios.importing;

/**
 * What a machine file needs and a topology does not say: one stated default for each number, with
 * the range in which published machines lie.
 *
 * <p>Source: ranges of the class medians of 21 core-to-core matrices (nviennot core-to-core-latency
 * 96a943a, KCORES core-to-core-latency-plus 264ea0a) and of published Intel MLC outputs;
 * operating-system costs measured with Linux 6.18 on an Emerald Rapids virtual machine.
 */
enum GenericMachine {
  SMT("8 ns", "[4 ns, 11 ns]", "SMT siblings of published x86 machines"),
  RING_OR_MESH("45 ns", "[20 ns, 60 ns]", "one cache for a socket: Intel clients to servers"),
  CORE_COMPLEX("25 ns", "[17 ns, 45 ns]", "several caches a socket: AMD core complexes"),
  ACROSS_CACHES("110 ns", "[79 ns, 140 ns]", "between caches of a NUMA node: AMD Zen 2 to 4"),
  ACROSS_NODES("120 ns", "[85 ns, 210 ns]", "between NUMA nodes of a socket: AMD Zen 2 to 4"),
  REMOTE("150 ns", "[104 ns, 310 ns]", "between sockets: Intel 113 to 165 ns, AMD 198 to 304 ns"),
  L1("1.4 ns", "[1 ns, 2 ns]", "4 to 5 cycles"),
  L2("4 ns", "[2.4 ns, 5.7 ns]", "12 to 17 cycles"),
  ATOMIC("6 ns", "[1.2 ns, 11 ns]", "an uncontended atomic add"),
  LAST_LEVEL("20 ns", "[10 ns, 75 ns]", "last-level cache, clients to meshes"),
  LOCAL_MEMORY("95 ns", "[60 ns, 125 ns]", "DDR4 and DDR5"),
  REMOTE_MEMORY("145 ns", "[115 ns, 200 ns]", "two sockets, Intel and AMD"),
  PER_SHARER("1 ns", "[0 ns, 5 ns]", "the home sends one invalidation a cycle or slower"),
  GOVERNOR("500 us", "[100 us, 1 ms]", "Hackenberg et al., IPDPSW 2015, on Haswell"),
  TIME_SLICE("2.8 ms", "[0.7 ms, 3 ms]", "Linux 6.12, 0.7 ms times 4 on 8 or more CPUs"),
  CONTEXT_SWITCH("1.06 us", "[0.7 us, 1.6 us]", "futex ping-pong on one core of a virtual machine"),
  IDLE_WAKE("10 us", "[2 us, 50 us]", "bare metal, shallow to deep idle states"),
  IDLE_WAKE_VARIATION("0.35", "[0.1, 0.6]", "lognormal through median and 99th percentile"),
  WAKE_CALL("1.5 us", "[0.8 us, 12 us]", "same core to across cores of a virtual machine"),
  YIELD_CALL("213 ns", "[200 ns, 700 ns]", "sched_yield on an empty run queue"),
  MIGRATION("5 us", "[0 us, 50 us]", "refilling a working set from the last-level cache"),
  BACKGROUND_SHARE("0.0275 %", "[0.006 %, 0.13 %]", "run delay on an idle virtual machine"),
  BACKGROUND_BURST("100 us", "[20 us, 1 ms]", "kernel threads and daemons"),
  TIMER_SLACK("50 us", "[50 us, 50 us]", "Linux prctl(2), PR_SET_TIMERSLACK"),
  TIMER_INTERRUPT("2 us", "[1 us, 20 us]", "bare metal to virtual machine"),
  WAKE_INTERRUPT("0.7 us", "[0.2 us, 2 us]", "wake-call less one on the same core");

  private final String value;
  private final String range;
  private final String why;

  GenericMachine(String value, String range, String why) {
    this.value = value;
    this.range = range;
    this.why = why;
  }

  /** The number as a machine file has it. */
  String yaml() {
    return "{value: "
        + value
        + ", range: "
        + range
        + ", assumed: \"generic default, not of this machine: "
        + why
        + "\"}";
  }
}
