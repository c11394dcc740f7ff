package dev.contend.scenarios.sensitivity;

import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.engine.statistics.SobolIndices.Index;
import java.util.List;
import java.util.Optional;

/**
 * What a study found.
 *
 * @param stated the quantity with all inputs as stated
 * @param effects of the inputs that do anything, the largest first
 * @param others the indices of all inputs together that have none of their own; empty if there are
 *     none, or nothing is told of variances
 * @param share of the ranges in which the claim holds; empty without a claim
 * @param low of 95 % of the ranges: the lower end of the quantity
 * @param high its upper end
 * @param points of the ranges that were looked at
 * @param without how many of them have no result
 */
public record Sensitivity(
    MeanEstimate stated,
    List<Effect> effects,
    Optional<Index> others,
    Optional<MeanEstimate> share,
    double low,
    double high,
    int points,
    int without) {
  public Sensitivity {
    effects = List.copyOf(effects);
  }

  /**
   * What an input does, all else as stated.
   *
   * @param input its place among the inputs
   * @param atLow the quantity at the lower end of its range; empty without a result
   * @param atHigh at the upper end
   * @param reach by how much it moves the quantity at the end at which it moves it more
   * @param index its share of the variance over all ranges; empty if it has none of its own
   * @param turns where the claim turns along its range, rising
   */
  public record Effect(
      int input,
      Optional<MeanEstimate> atLow,
      Optional<MeanEstimate> atHigh,
      double reach,
      Optional<Index> index,
      List<Turn> turns) {
    public Effect {
      turns = List.copyOf(turns);
    }
  }

  /**
   * Where a claim begins to hold, or no longer does.
   *
   * @param holds whether it holds from there on
   * @param low place in the range of which it is not yet so
   * @param high place at which it is so
   */
  public record Turn(boolean holds, double low, double high) {}
}
