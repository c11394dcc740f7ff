package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.reference.PublishedFigure;
import dev.contend.scenarios.reference.Reference;
import dev.contend.scenarios.reference.ReferenceReader;
import dev.contend.scenarios.reference.Vocabulary;
import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.Problems;

/** References of the library. */
final class PublishedFigures {
  private PublishedFigures() {}

  static Reference named(String name) {
    Problems problems = new Problems();
    Reference reference =
        new ReferenceReader(problems, new Vocabulary())
            .read(Library.REFERENCES.find(name).orElseThrow());
    assertThat(problems.rendered()).isEmpty();
    return reference;
  }

  /** The published time of an operation on a machine by so many threads. */
  static double operationNs(Reference reference, String machine, int workers) {
    return reference.figures().stream()
        .filter(figure -> figure.machine().equals(machine))
        .filter(figure -> figure.workers().orElseThrow() == workers)
        .mapToDouble(PublishedFigure::published)
        .findFirst()
        .orElseThrow();
  }
}
