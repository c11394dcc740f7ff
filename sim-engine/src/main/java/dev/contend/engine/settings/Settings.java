package dev.contend.engine.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checked values for declared parameters; what was not given has its default. */
public final class Settings {
  private final Map<String, Double> values;

  private Settings(Map<String, Double> values) {
    this.values = values;
  }

  /** Every parameter at its default. */
  public static Settings defaults(List<Parameter> declared) {
    return of(declared, Collections.emptyMap());
  }

  /**
   * Values for the declared parameters.
   *
   * @throws IllegalArgumentException for a name that is not declared or a value out of range
   */
  public static Settings of(List<Parameter> declared, Map<String, Double> given) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Parameter parameter : declared) {
      double value = given.getOrDefault(parameter.name(), parameter.defaultValue());
      if (!(value >= parameter.minimum() && value <= parameter.maximum())) {
        throw new IllegalArgumentException(
            parameter.name()
                + " is "
                + value
                + "; must lie between "
                + parameter.minimum()
                + " and "
                + parameter.maximum());
      }
      boolean whole =
          parameter.kind() == Parameter.Kind.COUNT || parameter.kind() == Parameter.Kind.CHOICE;
      if (whole && value != Math.rint(value)) {
        throw new IllegalArgumentException(
            parameter.name() + " is " + value + "; must be a whole number");
      }
      values.put(parameter.name(), value);
    }
    for (String name : given.keySet()) {
      if (!values.containsKey(name)) {
        throw new IllegalArgumentException(
            "'" + name + "' is not a parameter; there are " + values.keySet());
      }
    }
    return new Settings(Collections.unmodifiableMap(values));
  }

  /** The value of a declared parameter. */
  public double get(Parameter parameter) {
    Double value = values.get(parameter.name());
    if (value == null) {
      throw new IllegalArgumentException("parameter '" + parameter.name() + "' is not declared");
    }
    return value;
  }

  /** The value of a parameter, rounded to a whole number: a count, picoseconds or bytes. */
  public long whole(Parameter parameter) {
    return Math.round(get(parameter));
  }

  /** The word that a {@link Parameter.Kind#CHOICE} has been set to. */
  public String word(Parameter parameter) {
    return parameter.word(get(parameter));
  }

  /** All values by name, in order of declaration, read-only. */
  public Map<String, Double> asMap() {
    return values;
  }
}
