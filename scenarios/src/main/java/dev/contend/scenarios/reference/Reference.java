package dev.contend.scenarios.reference;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.yaml.Coordinates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Published figures of one file.
 *
 * @param name of the file, without its ending
 * @param title what is published, in a line
 * @param fitted what was fitted to its fitted figures; empty if the file does not say
 * @param figures in the file's order
 */
public record Reference(String name, String title, String fitted, List<PublishedFigure> figures) {
  public Reference {
    figures = List.copyOf(figures);
  }

  /** The names of all metrics that some references have figures of. */
  public static Set<String> metrics(List<Reference> references) {
    return references.stream()
        .flatMap(reference -> reference.figures().stream())
        .map(PublishedFigure::metric)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A scenario with those of its points alone that have a figure of it; empty if none has. */
  public Optional<ScenarioSpec> narrowed(ScenarioSpec scenario) {
    List<PointSpec> points =
        scenario.points().stream()
            .filter(
                point -> {
                  Map<String, String> coordinates = Coordinates.of(point);
                  return figures.stream().anyMatch(figure -> figure.isOf(point, coordinates));
                })
            .toList();
    return points.isEmpty() ? Optional.empty() : Optional.of(scenario.withPoints(points));
  }
}
