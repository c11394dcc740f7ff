package dev.contend.scenarios.experiment;

import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.SourcedNumber;
import dev.contend.workloads.script.Role;
import dev.contend.workloads.script.Statement;
import dev.contend.workloads.script.Thing;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that a value says, as input of a digest: equal values give equal digests in every JVM.
 *
 * <p>Specifications are records of records, lists, maps and numbers, and a few classes with fields
 * of these; so they are read as what they are, and a component that is added later is part of the
 * digest without anybody thinking of it. Left out is what no result depends on: names of axes,
 * places in files, where a number comes from.
 */
final class Fingerprint {
  /** What a value of a class says, looked up once: every point of a sweep asks for the same. */
  private static final ClassValue<List<AccessibleObject>> PARTS =
      new ClassValue<>() {
        @Override
        protected List<AccessibleObject> computeValue(Class<?> type) {
          return parts(type);
        }
      };

  private final MessageDigest digest;
  private final Function<Object, Optional<byte[]>> known;
  private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

  /**
   * @param known the digest of a part that need not be read
   */
  Fingerprint(MessageDigest digest, Function<Object, Optional<byte[]>> known) {
    this.digest = digest;
    this.known = known;
  }

  /** Adds a value. */
  void add(@Nullable Object value) {
    if (value == null) {
      text("null");
    } else if (value instanceof Enum<?> constant) {
      text(constant.getDeclaringClass().getName());
      text(constant.name());
    } else if (value instanceof Double real) {
      text("double");
      number(Double.doubleToLongBits(real));
    } else if (value instanceof Long || value instanceof Integer) {
      text("integer");
      number(((Number) value).longValue());
    } else if (value instanceof String || value instanceof Boolean || value instanceof Character) {
      text(value.toString());
    } else if (value instanceof Optional<?> optional) {
      add(optional.orElse(null));
    } else if (value instanceof Map<?, ?> map) {
      open("map", map.size());
      map.forEach(
          (key, each) -> {
            add(key);
            add(each);
          });
    } else if (value instanceof Collection<?> all) {
      open("list", all.size());
      all.forEach(this::add);
    } else if (value.getClass().isArray()) {
      open("list", Array.getLength(value));
      for (int i = 0; i < Array.getLength(value); i++) {
        add(Array.get(value, i));
      }
    } else {
      object(value);
    }
  }

  private void object(Object value) {
    Optional<byte[]> part = known.apply(value);
    if (part.isPresent()) {
      digest.update(part.get());
      return;
    }
    Class<?> type = value.getClass();
    if (!type.getName().startsWith("dev.contend.") || type.isHidden() || type.isSynthetic()) {
      throw new IllegalStateException("no fingerprint of a " + type.getName());
    }
    text(type.getName());
    for (AccessibleObject each : PARTS.get(type)) {
      add(read(each, value));
    }
  }

  private static List<AccessibleObject> parts(Class<?> type) {
    List<AccessibleObject> parts = new ArrayList<>();
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        if (matters(type, component.getName())) {
          parts.add(component.getAccessor());
        }
      }
    } else {
      // The order in which fields come is not promised.
      Arrays.stream(type.getDeclaredFields())
          .filter(field -> !Modifier.isStatic(field.getModifiers()))
          .sorted(Comparator.comparing(Field::getName))
          .forEach(parts::add);
    }
    parts.forEach(part -> part.setAccessible(true));
    return List.copyOf(parts);
  }

  private static boolean matters(Class<?> type, String component) {
    if (type == SourcedNumber.class) {
      return false;
    }
    if (type == PointSpec.class) {
      return !component.equals("axes");
    }
    if (type == MachineSpec.class) {
      return !List.of("title", "numbers").contains(component);
    }
    boolean hasPlace =
        Statement.class.isAssignableFrom(type) || List.of(Role.class, Thing.class).contains(type);
    return !(hasPlace && component.equals("mark"));
  }

  private static @Nullable Object read(AccessibleObject part, Object of) {
    try {
      return part instanceof Field field ? field.get(of) : ((Method) part).invoke(of);
    } catch (ReflectiveOperationException exception) {
      throw new IllegalStateException(exception);
    }
  }

  private void open(String kind, int size) {
    text(kind);
    number(size);
  }

  /** A length before each text, so that no two values give the same bytes. */
  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    digest.update(bytes);
  }

  private void number(long value) {
    digest.update(number.clear().putLong(value).array());
  }
}
