package dev.contend.scenarios.capacity;

import dev.contend.scenarios.experiment.SideBySide;
import dev.contend.scenarios.spec.PlanSpec;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.whatif.Contest;
import dev.contend.scenarios.whatif.Crossover;
import dev.contend.scenarios.whatif.CrossoverAnswer;
import dev.contend.scenarios.whatif.CrossoverSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * From how many workers on the chosen runtime beats the others on its machine, by the quantity of
 * the objective that it keeps by least.
 *
 * <p>One that does not keep up with what arrives, or has no result, is beaten by one that does.
 */
public final class Rivals {
  /** Of a side that alone has a value: twice as good, in the sense of a natural logarithm. */
  private static final double CLEARLY = StrictMath.log(2);

  private final PlanSpec plan;
  private final SimulatedTrials trials;
  private final int jobs;

  /**
   * @param jobs simulations at the same time, 1 or more
   */
  public Rivals(PlanSpec plan, SimulatedTrials trials, int jobs) {
    this.plan = plan;
    this.trials = trials;
    this.jobs = jobs;
  }

  /** What is to be said of each rival of the best; nothing if none keeps all objectives. */
  public List<String> crossings(Answer answer) throws InterruptedException {
    List<String> sentences = new ArrayList<>();
    if (answer.best().isEmpty()) {
      return sentences;
    }
    int best = answer.best().get().index();
    int aim = answer.best().get().choice().flatMap(Tested::tightest).orElse(0);
    String quantity = new PlanNumbers(plan).quantity(aim);
    for (int other = 0; other < trials.alternatives().size(); other++) {
      List<Integer> workers = common(best, other);
      if (other != best && isOnSameMachine(best, other) && workers.size() > 1) {
        CrossoverSearch search =
            new CrossoverSearch(new ByAim(best, other, workers, answer.aims(), aim), plan.max());
        List<Crossover> found = search.run();
        CrossoverAnswer rival =
            new CrossoverAnswer(
                trials.alternatives().get(best).label(),
                trials.alternatives().get(other).label(),
                "workers",
                workers.stream().map(String::valueOf).toList(),
                found,
                search.looks());
        sentences.add("By " + quantity + ": " + String.join(" ", rival.sentences()));
      }
    }
    return sentences;
  }

  private List<Integer> common(int one, int other) {
    List<Integer> workers = new ArrayList<>(trials.alternatives().get(one).workers());
    workers.retainAll(trials.alternatives().get(other).workers());
    return workers;
  }

  private boolean isOnSameMachine(int one, int other) {
    PointSpec first = first(one);
    PointSpec second = first(other);
    return first.machine().name().equals(second.machine().name())
        && first.axes().equals(second.axes());
  }

  private PointSpec first(int alternative) {
    return trials.point(alternative, trials.alternatives().get(alternative).workers().get(0));
  }

  /** Two alternatives with the same numbers of workers. */
  private final class ByAim implements Contest {
    private final int first;
    private final int second;
    private final List<Integer> workers;
    private final boolean isAtMost;
    private final int aim;

    ByAim(int first, int second, List<Integer> workers, List<Aim> aims, int aim) {
      this.first = first;
      this.second = second;
      this.workers = workers;
      this.aim = aim;
      isAtMost = aims.get(aim).isAtMost();
    }

    @Override
    public int places() {
      return workers.size();
    }

    @Override
    public List<double[]> advantages(List<Integer> at, int replications)
        throws InterruptedException {
      trials.planned(2 * at.size() * replications);
      return SideBySide.all(
          jobs,
          at.stream()
              .map(place -> (Callable<double[]>) () -> advantage(workers.get(place), replications))
              .toList());
    }

    private double[] advantage(int count, int replications) {
      double[] values = new double[replications];
      boolean hasAny = false;
      for (int r = 0; r < replications; r++) {
        Trial one = trials.run(first, count, r);
        Trial other = trials.run(second, count, r);
        values[r] = advantage(one, other);
        hasAny |= one.failure().isEmpty() || other.failure().isEmpty();
      }
      return hasAny ? values : new double[0];
    }

    private double advantage(Trial one, Trial other) {
      if (one.failure().isPresent() || other.failure().isPresent()) {
        int sides = (one.failure().isEmpty() ? 1 : 0) - (other.failure().isEmpty() ? 1 : 0);
        return sides * CLEARLY;
      }
      double own = one.values().get(aim);
      double others = other.values().get(aim);
      double more =
          own > 0 && others > 0 ? StrictMath.log(own) - StrictMath.log(others) : own - others;
      return isAtMost ? -more : more;
    }
  }
}
