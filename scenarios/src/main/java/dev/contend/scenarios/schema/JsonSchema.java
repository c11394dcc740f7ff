package dev.contend.scenarios.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.contend.scenarios.yaml.FileKeys;
import dev.contend.scenarios.yaml.Shape;

/**
 * The JSON Schema of a kind of file, for editors: it completes keys and words, explains them, and
 * marks most mistakes.
 *
 * <p>What it cannot say stays with the reader: ranges of quantities with units, names that must be
 * known, and rules over several keys.
 *
 * <p>Source: JSON Schema draft-07, which YAML language servers know.
 */
public final class JsonSchema {
  private static final String DRAFT = "http://json-schema.org/draft-07/schema#";

  private JsonSchema() {}

  /** The schema as text, with a line break at its end. */
  public static String text(FileKeys file) {
    Definitions definitions = new Definitions();
    ObjectNode schema = definitions.object();
    schema.put("$schema", DRAFT);
    schema.put("title", "contend " + file.word());
    schema.put("description", file.help());
    schema.setAll(definitions.complete().body(new Shape.Keyed(file.section())));
    schema.set("definitions", definitions.all());
    try {
      return new ObjectMapper().writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException exception) {
      throw new IllegalStateException(exception);
    }
  }
}
