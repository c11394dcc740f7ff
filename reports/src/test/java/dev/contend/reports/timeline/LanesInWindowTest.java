package dev.contend.reports.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a run comes through a window. */
class LanesInWindowTest {
  private final List<String> told = new ArrayList<>();
  private final LanesInWindow heard = new LanesInWindow(new Window(100, 200), List.of(new Noted()));

  private final class Noted implements LaneKeeper {
    @Override
    public void named(int lane, String group, String name) {
      told.add("lane " + lane + " is " + name + " of " + group);
    }

    @Override
    public void span(int lane, String what, long fromPs, long toPs) {
      told.add(lane + ": " + what + " " + fromPs + "-" + toPs);
    }

    @Override
    public void opened(int lane, String what, long atPs) {
      told.add(lane + ": " + what + " opens " + atPs);
    }

    @Override
    public void closed(int lane, long atPs) {
      told.add(lane + ": closes " + atPs);
    }
  }

  @Test
  void spansAreCutAtTheEndsAndNeighboursOfOneNameBecomeOne() {
    int lane = heard.lane("threads", "a");
    heard.span(lane, "before", 0, 99);
    heard.span(lane, "work", 90, 110);
    heard.span(lane, "work", 110, 120);
    heard.span(lane, "work", 121, 130);
    heard.span(lane, "wait", 130, 130);
    heard.span(lane, "wait", 130, 250);
    heard.span(lane, "after", 250, 300);
    heard.end(300);
    assertThat(told)
        .containsExactly(
            "lane 0 is a of threads", "0: work 100-120", "0: work 121-130", "0: wait 130-200");
  }

  @Test
  void whatIsOpenAroundTheWindowIsOpenInAllOfIt() {
    int lane = heard.lane("threads", "a");
    heard.open(lane, "early", 10);
    heard.close(lane, 20);
    heard.open(lane, "outer", 50);
    heard.open(lane, "inner", 150);
    heard.span(lane, "work", 150, 160);
    heard.close(lane, 160);
    heard.open(lane, "late", 210);
    heard.span(lane, "work", 210, 220);
    heard.close(lane, 220);
    heard.close(lane, 230);
    heard.end(300);
    assertThat(told)
        .containsExactly(
            "lane 0 is a of threads",
            "0: outer opens 100",
            "0: inner opens 150",
            "0: work 150-160",
            "0: closes 160",
            "0: closes 200");
  }

  @Test
  void whatIsOpenAtTheEndIsClosedThere() {
    int lane = heard.lane("threads", "a");
    heard.open(lane, "outer", 120);
    heard.span(lane, "work", 120, 140);
    heard.end(150);
    assertThat(told)
        .containsExactly(
            "lane 0 is a of threads", "0: outer opens 120", "0: work 120-140", "0: closes 150");
  }

  @Test
  void oneNameIsOneLaneAndALaneWithNothingIsNotTold() {
    int lane = heard.lane("threads", "a");
    assertThat(heard.lane("cores", "a")).isNotEqualTo(lane);
    assertThat(heard.lane("threads", "a")).isEqualTo(lane);
    heard.end(300);
    assertThat(told).isEmpty();
  }
}
