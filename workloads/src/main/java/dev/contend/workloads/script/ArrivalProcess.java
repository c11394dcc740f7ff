package dev.contend.workloads.script;

import java.util.Optional;
import java.util.stream.Stream;

/** When the items of open arrivals come. */
public sealed interface ArrivalProcess {
  /** The expressions in it. */
  Stream<Expression> expressions();

  /**
   * The time from one arrival to the next is drawn anew each time: a renewal process.
   *
   * @param every from one arrival to the next
   */
  record Renewal(Amount every) implements ArrivalProcess {
    @Override
    public Stream<Expression> expressions() {
      return every.expressions();
    }
  }

  /**
   * A Poisson process whose rate changes between two values (MMPP).
   *
   * @param first one state
   * @param second the other, which follows it
   */
  record Modulated(State first, State second) implements ArrivalProcess {
    private static final double PS_PER_SECOND = 1e12;

    @Override
    public Stream<Expression> expressions() {
      return Stream.of(first.rate(), first.sojourn(), second.rate(), second.sojourn());
    }

    /** The mean time from one arrival to the next, in picoseconds. */
    double meanIntervalPs(Scope scope) {
      double firstPs = first.sojourn().value(scope);
      double secondPs = second.sojourn().value(scope);
      double perSecond =
          (first.rate().value(scope) * firstPs + second.rate().value(scope) * secondPs)
              / (firstPs + secondPs);
      return PS_PER_SECOND / perSecond;
    }

    /**
     * The index of dispersion for a long time: 1 and what the changes of the rate add.
     *
     * <p>Source: Fischer and Meier-Hellstern, as for {@link ModulatedPoisson}, section 3.
     */
    double dispersion(Scope scope) {
      double leaveFirst = PS_PER_SECOND / first.sojourn().value(scope);
      double leaveSecond = PS_PER_SECOND / second.sojourn().value(scope);
      double difference = first.rate().value(scope) - second.rate().value(scope);
      double both = leaveFirst + leaveSecond;
      double weighted =
          first.rate().value(scope) * leaveSecond + second.rate().value(scope) * leaveFirst;
      return 1 + 2 * leaveFirst * leaveSecond * difference * difference / (both * both * weighted);
    }

    /**
     * A state of the process.
     *
     * @param rate of arrivals, events a second
     * @param sojourn mean time until the process leaves the state
     */
    public record State(Expression rate, Expression sojourn) {}
  }

  /**
   * The instants are those of a trace.
   *
   * @param trace its name in the program
   * @param speed how many times as fast as it was recorded it is played
   */
  record Recorded(String trace, Optional<Expression> speed) implements ArrivalProcess {
    @Override
    public Stream<Expression> expressions() {
      return speed.stream();
    }

    double speed(Scope scope) {
      return speed.map(times -> times.value(scope)).orElse(1.0);
    }
  }
}
