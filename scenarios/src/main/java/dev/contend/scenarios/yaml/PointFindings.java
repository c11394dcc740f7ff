package dev.contend.scenarios.yaml;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.workloads.script.Finding;
import dev.contend.workloads.script.Finding.Rule;
import dev.contend.workloads.script.Script;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is wrong with a written program at the points of a sweep. A mistake that is made at many
 * points, with other numbers at each, is one mistake.
 */
final class PointFindings {
  /** Rules that a program can break more than once at a place. */
  private static final Set<Rule> SEVERAL =
      EnumSet.of(Rule.LOCK_ORDER, Rule.LOCK_BALANCE, Rule.QUANTITY, Rule.ITEM);

  private final Map<String, Made> made = new LinkedHashMap<>();
  private final int points;

  private PointFindings(int points) {
    this.points = points;
  }

  /** The mistakes, each once, with the numbers of the first point that has it. */
  static List<Finding> of(Script script, List<PointSpec> points) {
    PointFindings all = new PointFindings(points.size());
    for (PointSpec point : points) {
      script
          .findings(point.workload().settings(), point.workers())
          .forEach(finding -> all.add(finding, point));
    }
    return all.made.values().stream().map(each -> each.told(all.points)).toList();
  }

  private void add(Finding finding, PointSpec point) {
    String text = SEVERAL.contains(finding.rule()) ? finding.wrong().replaceAll("[0-9]", "#") : "";
    made.computeIfAbsent(
            finding.mark() + " " + finding.rule() + " " + text + finding.places(),
            first -> new Made(finding, point))
        .isMadeAgain(finding);
  }

  /** A mistake that was made at some points. */
  private static final class Made {
    private final Finding first;
    private final PointSpec firstPoint;
    private boolean varies;
    private int times;

    Made(Finding first, PointSpec firstPoint) {
      this.first = first;
      this.firstPoint = firstPoint;
    }

    void isMadeAgain(Finding finding) {
      times++;
      varies |= !finding.wrong().equals(first.wrong());
    }

    Finding told(int points) {
      if (!varies) {
        return first;
      }
      String where =
          " (so with "
              + firstPoint.label()
              + ", and likewise at "
              + (times - 1)
              + " more of "
              + points
              + " points)";
      return new Finding(
          first.mark(), first.rule(), first.wrong() + where, first.advice(), first.places());
    }
  }
}
