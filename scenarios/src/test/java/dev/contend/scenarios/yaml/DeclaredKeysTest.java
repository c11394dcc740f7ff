package dev.contend.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Defends that keys are declared in one place, and that a declaration says what is true. */
class DeclaredKeysTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/contend/scenarios/yaml");

  @Test
  void everyDefaultIsAValueThatTheKeyAccepts() {
    Problems problems = new Problems();
    YamlMap empty =
        new YamlMap(
            new YamlNode.Mapping(Place.FILE, List.of()), "", SourceText.of("test", ""), problems);
    List<Object> defaults = new ArrayList<>();
    for (FileKeys file : FileKeys.values()) {
      for (Key<?> key : keys(file)) {
        if (key.presence().rule() == Presence.Rule.DEFAULT) {
          defaults.add(empty.byDefault(key));
        }
      }
    }
    assertThat(problems.rendered()).isEmpty();
    assertThat(defaults).hasSizeGreaterThan(100);
  }

  @ParameterizedTest
  @EnumSource(FileKeys.class)
  void everyKeySaysWhatItMeansInWholeSentences(FileKeys file) {
    for (Key<?> key : keys(file)) {
      assertThat(key.help()).as(key.name()).matches("(?s)\\S.*[.:]").hasSizeLessThan(300);
    }
  }

  @ParameterizedTest
  @EnumSource(FileKeys.class)
  void aKeyThatIsRequiredUnlessAnotherStandsHasThatOtherBesideIt(FileKeys file) {
    for (Section section : sections(file)) {
      section.keys().stream()
          .filter(key -> key.presence().rule() == Presence.Rule.REQUIRED_UNLESS)
          .forEach(
              key -> assertThat(section.names()).as(key.name()).contains(key.presence().detail()));
    }
  }

  @ParameterizedTest
  @EnumSource(FileKeys.class)
  void noKeyIsDeclaredTwiceInASection(FileKeys file) {
    for (Section section : sections(file)) {
      assertThat(section.names()).as(section.name()).doesNotHaveDuplicates();
    }
  }

  /** The JSON Schema knows sections by their names. */
  @Test
  void twoSectionsOfOneNameAreTheSame() {
    Map<String, Section> named = new LinkedHashMap<>();
    for (FileKeys file : FileKeys.values()) {
      for (Section section : sections(file)) {
        if (!section.name().isEmpty()) {
          assertThat(named.getOrDefault(section.name(), section)).isEqualTo(section);
          named.put(section.name(), section);
        }
      }
    }
    assertThat(named).hasSizeGreaterThan(50);
  }

  /** Whoever lists keys beside their declarations lets the two drift apart. */
  @Test
  void readersKeepNoListOfKeysOfTheirOwn() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.sorted().toList()) {
        String text = Files.readString(file);
        assertThat(text).as(file.toString()).doesNotContain("onlyKeys(List.of(");
        assertThat(text)
            .as("keys of %s that are read by a name of their own", file)
            .doesNotContainPattern(
                "\\w\\.(find|required|optional|text|choice|wholeNumber)\\(\\s*\"[a-z-]+\"");
      }
    }
  }

  private static List<Key<?>> keys(FileKeys file) {
    List<Key<?>> keys = new ArrayList<>();
    sections(file).forEach(section -> keys.addAll(section.keys()));
    return keys;
  }

  private static Set<Section> sections(FileKeys file) {
    SectionsOf sections = new SectionsOf();
    new Shape.Keyed(file.section()).accept(sections);
    return sections.found;
  }

  /** All sections within a shape. */
  private static final class SectionsOf implements Shape.Visitor<Boolean> {
    private final Set<Section> found = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();

    private boolean add(Section section) {
      if (found.add(section)) {
        section.keys().forEach(key -> key.shape().accept(this));
      }
      return true;
    }

    @Override
    public Boolean text(Shape.Text shape) {
      return true;
    }

    @Override
    public Boolean words(Shape.Words shape) {
      assertThat(shape.words()).isNotEmpty();
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
      return add(shape.section());
    }

    @Override
    public Boolean named(Shape.Named shape) {
      return shape.each().accept(this);
    }

    @Override
    public Boolean either(Shape.Either shape) {
      return shape.shapes().stream().allMatch(each -> each.accept(this));
    }

    @Override
    public Boolean cases(Shape.Cases shape) {
      shape.cases().forEach(each -> each.shape().accept(this));
      return shape.otherwise().accept(this);
    }

    @Override
    public Boolean sourced(Shape.Sourced shape) {
      return add(shape.section());
    }

    @Override
    public Boolean lazy(Shape.Lazy shape) {
      return !names.add(shape.name()) || shape.shape().get().accept(this);
    }
  }
}
