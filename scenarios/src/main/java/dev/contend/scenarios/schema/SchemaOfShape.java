package dev.contend.scenarios.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.contend.scenarios.yaml.Key;
import dev.contend.scenarios.yaml.Presence;
import dev.contend.scenarios.yaml.Section;
import dev.contend.scenarios.yaml.Shape;
import dev.contend.scenarios.yaml.Units;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The schema of each shape.
 *
 * <p>A preset that extends another may leave out any key of a mapping, but gives lists and numbers
 * with their sources whole; so there are two schemas of a section, one of them without what is
 * required.
 */
final class SchemaOfShape implements Shape.Visitor<ObjectNode> {
  private static final String EXTENDS = "extends";
  private static final String VALUE = "value";
  private static final String TYPE = "type";
  private static final String REQUIRED = "required";
  private static final String NUMBER = "[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?";

  private final Definitions definitions;
  private final boolean isComplete;

  SchemaOfShape(Definitions definitions, boolean isComplete) {
    this.definitions = definitions;
    this.isComplete = isComplete;
  }

  /** The schema of a section itself, not a reference to it. */
  ObjectNode body(Shape.Keyed shape) {
    Section section = shape.section();
    if (!isComplete || section.find(EXTENDS).isEmpty()) {
      return mapping(section);
    }
    ObjectNode either = object();
    either.set("if", having(EXTENDS, ""));
    either.set("then", definitions.changes().keyed(shape));
    either.set("else", mapping(section));
    return either;
  }

  private ObjectNode mapping(Section section) {
    ObjectNode schema = object().put(TYPE, "object");
    ObjectNode properties = schema.putObject("properties");
    Set<String> required = new LinkedHashSet<>();
    ArrayNode rules = schema.arrayNode();
    for (Key<?> key : section.keys()) {
      properties.set(key.name(), property(key));
      Presence presence = key.presence();
      if (isComplete && presence.rule() == Presence.Rule.REQUIRED) {
        required.add(key.name());
      } else if (isComplete && presence.rule() == Presence.Rule.REQUIRED_UNLESS) {
        rule(section, key).ifPresent(rules::add);
      }
    }
    if (isComplete && !section.someOf().isEmpty()) {
      ArrayNode some = rules.addObject().putArray("anyOf");
      section.someOf().forEach(name -> some.addObject().putArray(REQUIRED).add(name));
    }
    if (!required.isEmpty()) {
      required.forEach(schema.putArray(REQUIRED)::add);
    }
    if (!rules.isEmpty()) {
      schema.set("allOf", rules);
    }
    section
        .further()
        .ifPresent(
            further ->
                schema
                    .putObject("patternProperties")
                    .set("^" + section.furtherPrefix().replace(".", "\\."), property(further)));
    return schema.put("additionalProperties", false);
  }

  /** Of two that stand for each other exactly one; the first of them tells it. */
  private Optional<ObjectNode> rule(Section section, Key<?> key) {
    String other = key.presence().detail();
    boolean isMutual =
        section.find(other).stream().anyMatch(two -> two.presence().detail().equals(key.name()));
    if (isMutual && section.names().indexOf(other) < section.names().indexOf(key.name())) {
      return Optional.empty();
    }
    ObjectNode rule = object();
    ArrayNode either = rule.putArray(isMutual ? "oneOf" : "anyOf");
    either.addObject().putArray(REQUIRED).add(key.name());
    either.addObject().putArray(REQUIRED).add(other);
    return Optional.of(rule);
  }

  private ObjectNode property(Key<?> key) {
    ObjectNode schema = object();
    String absence = ShapeWords.absence(key);
    schema.put(
        "description",
        key.help()
            + "\n\nWrite "
            + ShapeWords.of(key.shape())
            + (absence.isEmpty() ? "." : ". Without it: " + absence + "."));
    ObjectNode shape = key.shape().accept(this);
    if (shape.has("$ref")) {
      // Beside a reference draft-07 reads nothing else.
      schema.putArray("allOf").add(shape);
    } else {
      schema.setAll(shape);
    }
    if (key.presence().rule() == Presence.Rule.DEFAULT && !key.isSourced()) {
      putValue(schema, "default", key.presence().detail());
    }
    return schema;
  }

  private static void putValue(ObjectNode schema, String field, String text) {
    if (text.matches(NUMBER)) {
      schema.put(field, new BigDecimal(text));
    } else if (isBoolean(text)) {
      schema.put(field, Boolean.parseBoolean(text));
    } else {
      schema.put(field, text);
    }
  }

  private static boolean isBoolean(String text) {
    return text.equals("true") || text.equals("false");
  }

  private ObjectNode object() {
    return definitions.object();
  }

  private ObjectNode typed(String... types) {
    ObjectNode schema = object();
    List.of(types).forEach(schema.putArray(TYPE)::add);
    return schema;
  }

  @Override
  public ObjectNode text(Shape.Text shape) {
    if (shape.equals(Shape.ANYTHING)) {
      return object();
    }
    if (shape.equals(Shape.RANGE)) {
      return typed("string").put("pattern", shape.pattern());
    }
    // Editors offer 'true' and 'false' wherever the type allows them.
    ObjectNode schema =
        shape.equals(Shape.TEXT) ? typed("string", "number", "boolean") : typed("string", "number");
    return shape.pattern().isEmpty()
        ? schema
        : schema.put("pattern", "^(?:" + shape.pattern() + ")$");
  }

  @Override
  public ObjectNode words(Shape.Words shape) {
    ObjectNode schema = object();
    ArrayNode words = schema.putArray("enum");
    for (String word : shape.words()) {
      if (isBoolean(word)) {
        words.add(Boolean.parseBoolean(word));
      } else {
        words.add(word);
      }
    }
    return schema;
  }

  @Override
  public ObjectNode whole(Shape.Whole shape) {
    ObjectNode schema = object().put(TYPE, "integer");
    if (shape.min() != Long.MIN_VALUE) {
      schema.put("minimum", shape.min());
    }
    return shape.max() == Long.MAX_VALUE ? schema : schema.put("maximum", shape.max());
  }

  @Override
  public ObjectNode real(Shape.Real shape) {
    ObjectNode schema = object().put(TYPE, "number");
    if (shape.min() > -Double.MAX_VALUE) {
      schema.put("minimum", shape.min());
    }
    return shape.max() < Double.MAX_VALUE ? schema.put("maximum", shape.max()) : schema;
  }

  @Override
  public ObjectNode amount(Shape.Amount shape) {
    String pattern = "^\\s*" + Units.pattern(shape.dimension()) + "\\s*$";
    ObjectNode schema = object().put(TYPE, "string").put("pattern", pattern);
    schema.put(
        "patternErrorMessage",
        "write a "
            + shape.dimension().noun()
            + " with its unit, as "
            + shape.dimension().example());
    return schema;
  }

  @Override
  public ObjectNode listed(Shape.Listed shape) {
    ObjectNode schema = object().put(TYPE, "array");
    schema.set("items", shape.item().accept(definitions.complete()));
    return schema;
  }

  @Override
  public ObjectNode keyed(Shape.Keyed shape) {
    Section section = shape.section();
    if (!isComplete && section.find(VALUE).isPresent()) {
      return definitions.complete().keyed(shape);
    }
    return section.name().isEmpty()
        ? body(shape)
        : definitions.reference(named(section.name()), () -> body(shape));
  }

  private String named(String name) {
    return isComplete ? name : name + "-changes";
  }

  @Override
  public ObjectNode named(Shape.Named shape) {
    ObjectNode schema = object().put(TYPE, "object");
    schema.set("additionalProperties", shape.each().accept(this));
    return schema;
  }

  @Override
  public ObjectNode either(Shape.Either shape) {
    ObjectNode schema = object();
    ArrayNode shapes = schema.putArray("anyOf");
    shape.shapes().forEach(each -> shapes.add(each.accept(this)));
    return schema;
  }

  @Override
  public ObjectNode cases(Shape.Cases shape) {
    ObjectNode schema = shape.otherwise().accept(this);
    List<Shape.Case> cases = shape.cases();
    for (int i = cases.size() - 1; i >= 0; i--) {
      ObjectNode choice = object();
      choice.set("if", having(cases.get(i).key(), cases.get(i).word()));
      choice.set("then", cases.get(i).shape().accept(this));
      choice.set("else", schema);
      schema = choice;
    }
    ObjectNode whole = object().put(TYPE, "object");
    ObjectNode properties = whole.putObject("properties");
    for (Shape.Case each : cases) {
      // So that editors offer the key before it is there.
      if (!properties.has(each.key())
          && !isKey(shape.otherwise(), each.key())
          && each.shape() instanceof Shape.Keyed keyed) {
        keyed
            .section()
            .find(each.key())
            .ifPresent(key -> properties.set(key.name(), property(key)));
      }
    }
    whole.setAll(schema);
    return whole;
  }

  private static boolean isKey(Shape shape, String name) {
    return shape instanceof Shape.Keyed keyed && keyed.section().find(name).isPresent();
  }

  private ObjectNode having(String key, String word) {
    ObjectNode schema = object().put(TYPE, "object");
    schema.putArray(REQUIRED).add(key);
    if (!word.isEmpty()) {
      putValue(schema.putObject("properties").putObject(key), "const", word);
    }
    return schema;
  }

  @Override
  public ObjectNode sourced(Shape.Sourced shape) {
    String name = "number: " + ShapeWords.of(shape.number());
    return definitions.reference(
        name.replaceAll("[^A-Za-z0-9.]+", "-"),
        () -> definitions.complete().body(new Shape.Keyed(shape.section())));
  }

  @Override
  public ObjectNode lazy(Shape.Lazy shape) {
    return definitions.reference(
        named("any-" + shape.name()), () -> shape.shape().get().accept(this));
  }
}
