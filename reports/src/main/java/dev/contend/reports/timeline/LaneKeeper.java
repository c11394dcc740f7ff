package dev.contend.reports.timeline;

/**
 * Keeps what goes on on lanes: a lane is named before anything else is told of it, and on each lane
 * things come in the order of time.
 */
public interface LaneKeeper {
  /**
   * There is a lane.
   *
   * @param lane its number
   * @param group of lanes that belong together
   */
  void named(int lane, String group, String name);

  /** Something has gone on, longer than not at all. */
  void span(int lane, String what, long fromPs, long toPs);

  /** Something begins, of which what follows on the lane is part until it is closed. */
  void opened(int lane, String what, long atPs);

  /** What was opened last, and is open, ends. */
  void closed(int lane, long atPs);
}
