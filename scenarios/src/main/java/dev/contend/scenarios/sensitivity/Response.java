package dev.contend.scenarios.sensitivity;

import java.util.List;

/** A quantity that depends on uncertain inputs, and on chance. */
public interface Response {
  /** In place of an input's place: as stated. */
  double STATED = Double.NaN;

  /** How many inputs there are. */
  int inputs();

  /**
   * Values at some settings of the inputs. Replication r of every setting draws from the same
   * random numbers.
   *
   * @param settings for each input a place of its range from 0 to 1, or {@link #STATED}
   * @param replications how many of each
   * @return for each setting its values in order, one if nothing varies; none without a result
   */
  List<double[]> at(List<double[]> settings, int replications) throws InterruptedException;

  /** So many settings are likely to be asked for; below 0 if so many are not after all. */
  default void planned(int settings, int replications) {}
}
