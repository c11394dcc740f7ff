package dev.contend.scenarios.capacity;

import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.reports.table.Numbers;
import dev.contend.scenarios.spec.Demand;
import dev.contend.scenarios.spec.PlanMetrics;
import dev.contend.scenarios.spec.PlanSpec;
import dev.contend.scenarios.spec.Prices;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a plan found, in sentences, the answer first. */
public final class AnswerText {
  private final PlanSpec plan;
  private final Answer answer;
  private final PlanTables tables;
  private final PlanNumbers wording;
  private final List<String> more;

  /**
   * @param more what else was asked of the choice, in sentences; may be none
   */
  public AnswerText(PlanSpec plan, Answer answer, PlanTables tables, List<String> more) {
    this.more = List.copyOf(more);
    this.plan = plan;
    this.answer = answer;
    this.tables = tables;
    wording = new PlanNumbers(plan);
  }

  /** All sentences. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    Optional<WorkersCurve> best = answer.best();
    if (best.isPresent()) {
      sentences.add("Choice: " + named(best.get()) + ", at " + cost(best.get()) + ".");
      sentences.add(runnerUp(best.get()));
      sentences.add(binding(best.get()));
      sentences.add(headroom(best.get()));
      sentences.add(memory(best.get()));
      sentences.addAll(more);
    } else {
      sentences.addAll(infeasible());
    }
    plan.demand().ifPresent(demand -> sentences.add(demand(demand)));
    sentences.add(prices());
    return sentences;
  }

  /** How sure it is, and how that was found. */
  public String method() {
    return String.format(
        Locale.ROOT,
        "Each verdict is a test on %d to %d replications, with the same random numbers for all"
            + " choices; an aim is taken as kept, or as not kept, by mistake in 5 %% of cases at"
            + " most. %d of %d choices were tried.",
        plan.min(),
        plan.max(),
        answer.curves().stream().mapToInt(curve -> curve.tested().size()).sum(),
        plan.scenario().points().size());
  }

  private String named(WorkersCurve curve) {
    return curve.alternative().label() + " with " + PlanNumbers.workers(chosen(curve).workers());
  }

  private static Tested chosen(WorkersCurve curve) {
    return curve.choice().orElseThrow();
  }

  private String cost(WorkersCurve curve) {
    Tested tested = chosen(curve);
    String perHour =
        wording.money(tables.metric(curve, tested, PlanMetrics.COST_PER_HOUR).orElseThrow().mean());
    Optional<MeanEstimate> perMillion = tables.metric(curve, tested, PlanMetrics.COST_PER_MILLION);
    return perHour
        + " an hour"
        + perMillion
            .map(
                estimate ->
                    ", "
                        + wording.money(estimate.mean())
                        + PlanNumbers.interval(estimate)
                        + " per million "
                        + tables.unitOfWork())
            .orElse("");
  }

  private String runnerUp(WorkersCurve best) {
    Ranking ranking = answer.ranking();
    if (ranking.margin().isEmpty()) {
      return "Runner-up: none; nothing else keeps all objectives.";
    }
    WorkersCurve second = ranking.ranked().get(1);
    MeanEstimate margin = ranking.margin().get();
    if (ranking.tied() > 1) {
      return "Not separable by cost: "
          + named(second)
          + ", at "
          + cost(second)
          + (ranking.tied() > 2 ? ", and " + (ranking.tied() - 2) + " more" : "")
          + "; the difference is "
          + PlanNumbers.percent(margin)
          + ". "
          + best.alternative().label()
          + " comes first by headroom in steps of 5 %, then fewest workers, then the plan's order."
          + ranking
              .beyond()
              .map(share -> " " + dearer("Next", ranking.ranked().get(ranking.tied()), share))
              .orElse("");
    }
    return dearer("Runner-up", second, margin);
  }

  private String dearer(String place, WorkersCurve curve, MeanEstimate share) {
    return place
        + ": "
        + named(curve)
        + ", at "
        + cost(curve)
        + ": "
        + PlanNumbers.percent(share)
        + " dearer.";
  }

  private String binding(WorkersCurve best) {
    Optional<Tested> below = best.below();
    if (below.isPresent()) {
      return "What binds: with "
          + PlanNumbers.workers(below.get().workers())
          + " "
          + why(below.get());
    }
    Optional<Integer> tightest = chosen(best).tightest();
    return tightest
        .map(aim -> "What binds: nothing below; the least headroom has " + text(aim) + ".")
        .orElse("What binds: nothing.");
  }

  /** Why a number of workers is not chosen. */
  private String why(Tested tested) {
    if (tested.failure().isPresent()) {
      Trial.Failure failure = tested.failure().get();
      return failure.kind() == Trial.Failure.Kind.UNSTABLE
          ? "more arrives than is served, " + Numbers.rough(tested.rate().mean()) + "/s."
          : failure.what() + ".";
    }
    List<String> missed = new ArrayList<>();
    for (int aim = 0; aim < answer.aims().size(); aim++) {
      if (tested.isMissed(aim)) {
        missed.add(measured(tested, aim) + ", which misses '" + text(aim) + "'");
      }
    }
    int tightest = tested.tightest().orElse(0);
    return missed.isEmpty()
        ? measured(tested, tightest)
            + ", not told apart from the bound of '"
            + text(tightest)
            + "' in "
            + tested.replications()
            + " replications."
        : String.join("; ", missed) + ".";
  }

  private String measured(Tested tested, int aim) {
    return wording.quantity(aim) + " is " + wording.value(aim, tested.value(aim).orElseThrow());
  }

  private String text(int aim) {
    return answer.aims().get(aim).text();
  }

  private String headroom(WorkersCurve best) {
    Tested tested = chosen(best);
    List<String> each = new ArrayList<>();
    for (int aim = 0; aim < answer.aims().size(); aim++) {
      each.add(
          measured(tested, aim)
              + ", "
              + PlanNumbers.percent(Math.abs(tested.headroom(aim)))
              + (answer.aims().get(aim).isAtMost() ? " below " : " above ")
              + wording.value(aim, answer.aims().get(aim).bound()));
    }
    return "Headroom: " + String.join("; ", each) + ".";
  }

  private String memory(WorkersCurve best) {
    if (!answer.memoryEnds()) {
      return "Memory: there is no limit on it, neither an objective nor a container's.";
    }
    List<Integer> workers = best.alternative().workers();
    return answer
        .outOfMemoryFrom()
        .map(from -> "Memory: it runs out from " + PlanNumbers.workers(from) + " on.")
        .orElse(
            "Memory: it lasts for up to "
                + PlanNumbers.workers(workers.get(workers.size() - 1))
                + ", the most that may be chosen.");
  }

  private List<String> infeasible() {
    List<String> sentences = new ArrayList<>();
    WorkersCurve nearest = answer.nearest();
    Tested tested = nearest.nearest();
    sentences.add("No choice is known to keep all objectives.");
    sentences.add(
        "Nearest: "
            + nearest.alternative().label()
            + " with "
            + PlanNumbers.workers(tested.workers())
            + ": "
            + why(tested));
    if (tested.failure().isEmpty()) {
      int aim = tested.tightest().orElse(0);
      sentences.add(
          "What binds: "
              + text(aim)
              + ", which it "
              + (tested.headroom(aim) < 0
                  ? "misses by " + PlanNumbers.percent(-tested.headroom(aim))
                  : "keeps by its mean, though not surely")
              + ".");
    } else {
      plan.demand()
          .filter(
              demand ->
                  demand.isRate() && tested.failure().get().kind() == Trial.Failure.Kind.UNSTABLE)
          .ifPresent(
              demand -> {
                sentences.add(
                    "What binds: throughput; it serves "
                        + PlanNumbers.percent(tested.rate().mean() / demand.planned())
                        + " of what arrives.");
                new SeveralMachines(answer, tables)
                    .cheapest(demand.planned())
                    .ifPresent(several -> sentences.add(several(several, demand)));
              });
    }
    return sentences;
  }

  private String several(SeveralMachines.Several several, Demand demand) {
    return "At least "
        + several.machines()
        + " like "
        + several.curve().alternative().label()
        + " with "
        + PlanNumbers.workers(several.tested().workers())
        + " would serve it, at "
        + wording.money(several.perHour())
        + " an hour together, if load is balanced perfectly between them (assumed). Whether each"
        + " keeps the objectives says a plan with its share, "
        + PlanNumbers.amount(demand.planned() / several.machines(), "/s")
        + ".";
  }

  private static String demand(Demand demand) {
    String unit = demand.isRate() ? "/s" : "";
    String today = PlanNumbers.amount(demand.today(), unit);
    if (demand.planned() == demand.today()) {
      return "Demand: " + today + ".";
    }
    return "Demand: "
        + today
        + " today, "
        + PlanNumbers.amount(demand.planned(), unit)
        + " in "
        + PlanNumbers.amount(demand.years(), demand.years() == 1 ? "year" : "years")
        + ", which it is planned for.";
  }

  private String prices() {
    Prices prices = plan.prices();
    List<String> assumed = new ArrayList<>();
    plan.scenario().points().stream()
        .map(point -> point.machine().name())
        .distinct()
        .forEach(
            machine -> {
              Prices.Price price = prices.perHour().get(machine);
              if (price != null && price.isAssumed()) {
                assumed.add(machine);
              }
            });
    return "Prices: "
        + prices.name()
        + " of "
        + prices.date()
        + (assumed.isEmpty() ? "." : "; assumed for " + String.join(", ", assumed) + ".");
  }
}
