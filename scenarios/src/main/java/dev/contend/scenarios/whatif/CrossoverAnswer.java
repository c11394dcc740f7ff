package dev.contend.scenarios.whatif;

import dev.contend.reports.table.Numbers;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.scenarios.whatif.CrossoverSearch.Look;
import dev.contend.scenarios.whatif.CrossoverSearch.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where one side beats the other, in sentences and as tables. */
public final class CrossoverAnswer {
  private static final double PERCENT = 100;

  private final String first;
  private final String second;
  private final String axis;
  private final List<String> places;
  private final List<Crossover> crossings;
  private final Map<Integer, Look> looks;

  /**
   * An answer.
   *
   * @param first name of the first side
   * @param second name of the other
   * @param axis along which they are compared
   * @param places its values, as written
   * @param crossings what was found
   * @param looks what is known of places
   */
  public CrossoverAnswer(
      String first,
      String second,
      String axis,
      List<String> places,
      List<Crossover> crossings,
      Map<Integer, Look> looks) {
    this.first = first;
    this.second = second;
    this.axis = axis;
    this.places = List.copyOf(places);
    this.crossings = List.copyOf(crossings);
    this.looks = looks;
  }

  /** Each crossing, or that there is none; then where the sides are not told apart at an end. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    for (Crossover each : crossings) {
      sentences.add(
          name(each.isFirst() ? Side.FIRST : Side.SECOND)
              + " beats "
              + name(each.isFirst() ? Side.SECOND : Side.FIRST)
              + " from "
              + at(each.middle())
              + " on (95 % interval "
              + places.get(each.low())
              + " to "
              + places.get(each.high())
              + unseen(each)
              + ").");
    }
    if (crossings.isEmpty()) {
      sentences.add(ofOne());
    }
    List<String> none = new ArrayList<>();
    looks.forEach(
        (place, look) -> {
          if (look.side() == Side.NONE) {
            none.add(places.get(place));
          }
        });
    if (!none.isEmpty()) {
      sentences.add(
          "No result of one side or both at " + axis + " " + String.join(", ", none) + ".");
    }
    return sentences;
  }

  /** On an axis with gaps a crossing may lie anywhere in the one before the place that is named. */
  private String unseen(Crossover crossing) {
    int low = crossing.low();
    return axis.equals("workers") || low == 0
        ? ""
        : "; between "
            + places.get(low - 1)
            + " and "
            + places.get(low)
            + " is no place to look at";
  }

  /** Whether both sides have results wherever they were looked at. */
  public boolean isWhole() {
    return looks.values().stream().noneMatch(look -> look.side() == Side.NONE);
  }

  private String ofOne() {
    List<Integer> decided =
        looks.keySet().stream()
            .filter(place -> side(place) == Side.FIRST || side(place) == Side.SECOND)
            .toList();
    String range = at(0) + " to " + places.get(places.size() - 1);
    if (decided.isEmpty()) {
      return first + " and " + second + " are not told apart anywhere from " + range + ": a tie.";
    }
    Side better = side(decided.get(0));
    Side worse = better == Side.FIRST ? Side.SECOND : Side.FIRST;
    long ties = looks.values().stream().filter(look -> look.side() == Side.TIE).count();
    return "No crossing from "
        + range
        + ": "
        + name(better)
        + " beats "
        + name(worse)
        + (ties == 0
            ? " at every place looked at."
            : " from "
                + at(decided.get(0))
                + " to "
                + places.get(decided.get(decided.size() - 1))
                + ", and at "
                + ties
                + " of "
                + looks.size()
                + " places looked at they are not told apart.");
  }

  private Side side(int place) {
    Look look = looks.get(place);
    return look == null ? Side.NONE : look.side();
  }

  private String name(Side side) {
    return side == Side.FIRST ? first : second;
  }

  private String at(int place) {
    return axis.equals("workers")
        ? places.get(place) + (places.get(place).equals("1") ? " worker" : " workers")
        : axis + " " + places.get(place);
  }

  /** The places that were looked at; by how much the first side is better, as a share. */
  public ResultTable table() {
    TableBuilder table =
        new TableBuilder(
            "crossover.csv",
            List.of(axis, "advantage", "ci95_low", "ci95_high", "replications", "better"));
    looks.forEach(
        (place, look) -> {
          table.text(axis, places.get(place));
          boolean has = look.side() != Side.NONE;
          table
              .text("advantage", has ? share(look.advantage().mean()) : "")
              .text("ci95_low", has ? share(look.advantage().low()) : "")
              .text("ci95_high", has ? share(look.advantage().high()) : "")
              .number("replications", look.advantage().replications())
              .text("better", better(look.side()))
              .end();
        });
    return table.build();
  }

  /** The same in per cent, for people. */
  public ResultTable readable() {
    String advantage = first + " is better by";
    TableBuilder table =
        new TableBuilder("crossover", List.of(axis, advantage, "replications", "better"));
    looks.forEach(
        (place, look) ->
            table
                .text(axis, places.get(place))
                .text(advantage, look.side() == Side.NONE ? "-" : percent(look))
                .number("replications", look.advantage().replications())
                .text("better", better(look.side()))
                .end());
    return table.build();
  }

  private String better(Side side) {
    return switch (side) {
      case FIRST, SECOND -> name(side);
      case TIE -> "not told apart";
      case NONE -> "no result";
    };
  }

  private static String share(double log) {
    return Numbers.format(StrictMath.expm1(log));
  }

  private static String percent(Look look) {
    return percent(look.advantage().mean())
        + " % ("
        + percent(look.advantage().low())
        + ".."
        + percent(look.advantage().high())
        + ")";
  }

  private static String percent(double log) {
    return Numbers.format(PERCENT * StrictMath.expm1(log), 2);
  }
}
