package dev.contend.scenarios.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/** The definitions of a schema, each made once, and what makes them. */
final class Definitions {
  private final ObjectNode all = object();
  private final SchemaOfShape complete = new SchemaOfShape(this, true);
  private final SchemaOfShape changes = new SchemaOfShape(this, false);

  ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  ObjectNode all() {
    return all;
  }

  /** Makes schemas of values that stand for themselves. */
  SchemaOfShape complete() {
    return complete;
  }

  /** Makes schemas of values that extend others, and so may leave out what these have. */
  SchemaOfShape changes() {
    return changes;
  }

  /** A reference to the definition of a name; it is made where it is not there yet. */
  ObjectNode reference(String name, Supplier<ObjectNode> definition) {
    if (!all.has(name)) {
      all.set(name, object());
      all.set(name, definition.get());
    }
    ObjectNode reference = object().put("$ref", "#/definitions/" + name);
    if (reference.equals(all.get(name))) {
      throw new IllegalStateException("two shapes are called " + name);
    }
    return reference;
  }
}
