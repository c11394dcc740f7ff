package dev.contend.engine.trace;

/**
 * Listens to a run: spans of time on named lanes, such as one for each thread.
 *
 * <p>On a lane nothing overlaps: a span ends before the next begins, or lies inside what was opened
 * before. Each lane's spans come in the order of time. Instants are picoseconds.
 */
public interface TraceSink {
  /** Listens to nothing; what is told to it costs next to nothing. */
  TraceSink NONE =
      new TraceSink() {
        @Override
        public boolean isOn() {
          return false;
        }

        @Override
        public int lane(String group, String name) {
          return -1;
        }

        @Override
        public void span(int lane, String what, long fromPs, long toPs) {}

        @Override
        public void open(int lane, String what, long atPs) {}

        @Override
        public void close(int lane, long atPs) {}
      };

  /** Whether it listens at all; it does so from the beginning of a run, or never. */
  boolean isOn();

  /**
   * The number of a lane, which is new or has been named before.
   *
   * @param group of lanes that belong together
   * @param name within the group
   */
  int lane(String group, String name);

  /** Something has gone on on a lane, and nothing else beside it. */
  void span(int lane, String what, long fromPs, long toPs);

  /**
   * Something begins on a lane; until it is closed, what else is told of the lane is part of it.
   */
  void open(int lane, String what, long atPs);

  /** What was opened last on a lane, and is open, ends. */
  void close(int lane, long atPs);
}
