package dev.contend.scenarios.yaml;

import dev.contend.workloads.script.Measure;
import java.util.List;

/** The keys of a distribution, which may stand where a statement needs an amount. */
final class DistributionKeys {
  private static final ValueKind<String> EACH = expression(Measure.DURATION, Measure.NUMBER);

  static final Key<String> MEAN = Key.of("mean", EACH, "The mean.");
  static final Key<String> VARIATION =
      Key.of("cv", expression(Measure.NUMBER), "The coefficient of variation.");
  static final Section VARIED = Section.of("mean-and-variation", MEAN, VARIATION);

  static final Key<String> EXPONENTIAL = Key.of("exponential", EACH, "Exponential, by its mean.");
  static final Key<List<String>> UNIFORM =
      Key.of("uniform", ValueKinds.listOf(EACH), "Between the least and the greatest value.");
  static final Key<YamlMap> LOGNORMAL =
      Key.of("lognormal", VARIED.kind(), "Lognormal, by mean and coefficient of variation.");
  static final Key<YamlMap> GAMMA =
      Key.of("gamma", VARIED.kind(), "Gamma, by mean and coefficient of variation.");

  /** The distributions; a mapping names one. */
  static final List<Key<?>> ALL = List.of(EXPONENTIAL, UNIFORM, LOGNORMAL, GAMMA);

  private DistributionKeys() {}

  /** An expression of one of these measures; what it is made of is known only in the file. */
  static ValueKind<String> expression(Measure... measures) {
    Measure first = measures[0];
    String expected = first.noun() + ", or an expression that gives one";
    return ValueKind.scalar(
        first.noun(), first.example(), Reading::of, new Shape.Text(expected, ""));
  }

  static Shape shape() {
    return shape(ALL);
  }

  /** A mapping with one of these keys. */
  static Shape shape(List<Key<?>> forms) {
    return new Shape.Cases(
        forms.stream()
            .map(
                key ->
                    new Shape.Case(key.name(), "", new Shape.Keyed(Section.of("", List.of(key)))))
            .toList(),
        new Shape.Keyed(
            Section.of(
                "",
                forms.stream().<Key<?>>map(key -> key.optional("another distribution")).toList())));
  }
}
