package dev.contend.scenarios.schema;

import dev.contend.scenarios.yaml.FileKeys;
import dev.contend.scenarios.yaml.Key;
import dev.contend.scenarios.yaml.Section;
import dev.contend.scenarios.yaml.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every declared key with the path that leads to it, names and places in lists left out: {@code
 * sweep.matrix}, {@code machine.caches.kinds.l1}, {@code statement.compute.code}.
 *
 * <p>Keys of scenario files stand at the top; those of machine, runtime and program files below the
 * name of their kind.
 */
final class KeyPaths implements Shape.Visitor<Boolean> {
  private static final String STATEMENT = "statement";
  private static final String WORKLOAD = "workload";
  private static final List<String> ALONE = List.of(STATEMENT, "distribution");
  private static final List<KeyPath> ALL = walked();

  private final FileKeys file;
  private final String parent;
  private final List<KeyPath> found;
  private final Set<String> seen;

  private KeyPaths(FileKeys file, String parent, List<KeyPath> found, Set<String> seen) {
    this.file = file;
    this.parent = parent;
    this.found = found;
    this.seen = seen;
  }

  /**
   * A key in its place.
   *
   * @param file the kind of file
   * @param parent the path of the mapping that has it; empty at the top of a scenario
   * @param section the name of that mapping's declaration; empty if it has none
   */
  record KeyPath(FileKeys file, String parent, String section, Key<?> key) {
    String path() {
      return parent.isEmpty() ? key.name() : parent + "." + key.name();
    }
  }

  /** All there are, file by file, what a key holds right behind it. */
  static List<KeyPath> all() {
    return ALL;
  }

  private static List<KeyPath> walked() {
    List<KeyPath> all = new ArrayList<>();
    Set<String> alone = new LinkedHashSet<>();
    for (FileKeys file : FileKeys.values()) {
      Set<String> seen = new LinkedHashSet<>(alone);
      String top = file == FileKeys.SCENARIO ? "" : file.word();
      new KeyPaths(file, top, all, seen).keys(file.section());
      ALONE.stream().filter(seen::contains).forEach(alone::add);
    }
    return List.copyOf(all);
  }

  private KeyPaths below(String path) {
    return new KeyPaths(file, path, found, seen);
  }

  private boolean keys(Section section) {
    section.keys().forEach(key -> add(section, key));
    section.further().ifPresent(key -> add(section, key));
    return true;
  }

  private void add(Section section, Key<?> key) {
    KeyPath path = new KeyPath(file, parent, section.name(), key);
    if (seen.add(path.path())) {
      found.add(path);
      key.shape().accept(below(path.path()));
    }
  }

  @Override
  public Boolean text(Shape.Text shape) {
    return true;
  }

  @Override
  public Boolean words(Shape.Words shape) {
    return true;
  }

  @Override
  public Boolean whole(Shape.Whole shape) {
    return true;
  }

  @Override
  public Boolean real(Shape.Real shape) {
    return true;
  }

  @Override
  public Boolean amount(Shape.Amount shape) {
    return true;
  }

  @Override
  public Boolean listed(Shape.Listed shape) {
    return shape.item().accept(this);
  }

  @Override
  public Boolean keyed(Shape.Keyed shape) {
    boolean isFile =
        Stream.of(FileKeys.values()).anyMatch(each -> each.section().equals(shape.section()));
    return isFile || keys(shape.section());
  }

  @Override
  public Boolean named(Shape.Named shape) {
    return shape.each().accept(this);
  }

  @Override
  public Boolean either(Shape.Either shape) {
    shape.shapes().forEach(each -> each.accept(this));
    return true;
  }

  @Override
  public Boolean cases(Shape.Cases shape) {
    if (!parent.equals(STATEMENT)) {
      shape.otherwise().accept(this);
    }
    for (Shape.Case each : shape.cases()) {
      boolean isTold = parent.equals(STATEMENT) || isWorkload(each);
      if (!isTold) {
        each.shape().accept(this);
      } else if (each.shape() instanceof Shape.Keyed keyed) {
        Section section = keyed.section();
        add(section, section.keys().get(0));
        KeyPaths options = below(parent + "." + (each.word().isEmpty() ? each.key() : each.word()));
        section.keys().stream().skip(1).forEach(key -> options.add(section, key));
      }
    }
    return true;
  }

  /** What can be told a workload depends on which it is; elsewhere a key means the same in all. */
  private boolean isWorkload(Shape.Case each) {
    return parent.equals(WORKLOAD) && !each.word().isEmpty();
  }

  @Override
  public Boolean sourced(Shape.Sourced shape) {
    return true;
  }

  @Override
  public Boolean lazy(Shape.Lazy shape) {
    if (ALONE.contains(shape.name())) {
      return !seen.add(shape.name()) || shape.shape().get().accept(below(shape.name()));
    }
    return shape.shape().get().accept(this);
  }
}
