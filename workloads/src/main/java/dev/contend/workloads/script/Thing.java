package dev.contend.workloads.script;

import dev.contend.workloads.program.SharedObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a program declares and its threads share.
 *
 * @param mark where it is declared
 * @param category what it is
 * @param name one for each thing, whatever its category
 * @param kind which kind of its category, as the word in files
 * @param maker who makes an object, as in {@link dev.contend.workloads.program.SharedObject}
 * @param immortal what of an object is never counted
 * @param quantities its numbers by name
 */
public record Thing(
    int mark,
    Category category,
    String name,
    String kind,
    int maker,
    SharedObject.Immortal immortal,
    Map<String, Expression> quantities) {
  /** How many items a container has, or messages and items a queue may hold. */
  public static final String ITEMS = "items";

  public static final String CAPACITY = "capacity";
  public static final String PARTIES = "parties";
  public static final String PERMITS = "permits";
  public static final String SERVERS = "servers";
  public static final String BATCH = "batch";
  public static final String SIZE = "size";
  public static final String MADE = "made";
  public static final String REFERENCES = "references";

  /** How many locks stand for one. */
  public static final String SHARDS = "shards";

  public Thing {
    quantities = Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
  }

  /** Something of which nothing is immortal. */
  public Thing(
      int mark,
      Category category,
      String name,
      String kind,
      int maker,
      Map<String, Expression> quantities) {
    this(mark, category, name, kind, maker, SharedObject.Immortal.NONE, quantities);
  }

  Optional<Expression> quantity(String key) {
    return Optional.ofNullable(quantities.get(key));
  }

  double value(String key, Scope scope, double byDefault) {
    return quantity(key).map(expression -> expression.value(scope)).orElse(byDefault);
  }

  long whole(String key, Scope scope, long byDefault) {
    return Math.round(value(key, scope, byDefault));
  }
}
