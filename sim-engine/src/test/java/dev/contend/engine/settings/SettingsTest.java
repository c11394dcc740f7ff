package dev.contend.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings: every declared parameter has a value, and the value is allowed. */
class SettingsTest {
  private static final Parameter SPINS =
      new Parameter("spins", Parameter.Kind.COUNT, 40, 0, 1000, "Spins before sleeping.");
  private static final Parameter SHARE =
      new Parameter("share", Parameter.Kind.RATIO, 0.5, 0, 1, "Share of shared objects.");
  private static final Parameter INTERVAL =
      new Parameter("interval", Parameter.Kind.DURATION_PS, 5e9, 1, 1e12, "Time between switches.");
  private static final List<Parameter> DECLARED = List.of(SPINS, SHARE, INTERVAL);

  @Test
  void whatIsNotGivenHasItsDefault() {
    Settings settings = Settings.of(DECLARED, given("share", 0.25));
    assertThat(settings.get(SHARE)).isEqualTo(0.25);
    assertThat(settings.whole(SPINS)).isEqualTo(40);
    assertThat(settings.whole(INTERVAL)).isEqualTo(5_000_000_000L);
    assertThat(Settings.defaults(DECLARED).get(SHARE)).isEqualTo(0.5);
  }

  @Test
  void valuesAreListedInTheOrderOfDeclaration() {
    Settings settings = Settings.of(DECLARED, given("interval", 7));
    assertThat(settings.asMap().keySet()).containsExactly("spins", "share", "interval");
    assertThatThrownBy(() -> settings.asMap().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void boundsAreAllowedAndWhatLiesOutsideIsNot() {
    assertThat(Settings.of(DECLARED, given("share", 1)).get(SHARE)).isEqualTo(1);
    assertThatThrownBy(() -> Settings.of(DECLARED, given("share", 1.01)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("share is 1.01; must lie between 0.0 and 1.0");
    assertThatThrownBy(() -> Settings.of(DECLARED, given("spins", -1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Settings.of(DECLARED, given("share", Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCountIsAWholeNumber() {
    assertThatThrownBy(() -> Settings.of(DECLARED, given("spins", 2.5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("spins is 2.5; must be a whole number");
  }

  @Test
  void aDurationIsRoundedToWholePicoseconds() {
    // 1.1 microseconds in picoseconds, as a multiplication gives it.
    assertThat(Settings.of(DECLARED, given("interval", 1.1 * 1e6)).whole(INTERVAL))
        .isEqualTo(1_100_000);
    assertThat(Settings.of(DECLARED, given("interval", 2.9999999999)).whole(INTERVAL)).isEqualTo(3);
  }

  @Test
  void namesTheParametersThereAreForOneThereIsNot() {
    assertThatThrownBy(() -> Settings.of(DECLARED, given("spin", 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'spin' is not a parameter; there are [spins, share, interval]");
  }

  @Test
  void refusesToReadAParameterThatWasNotDeclared() {
    Settings settings = Settings.defaults(List.of(SPINS));
    assertThatThrownBy(() -> settings.get(SHARE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("parameter 'share' is not declared");
  }

  @Test
  void refusesADefaultOutsideTheBounds() {
    assertThatThrownBy(() -> new Parameter("share", Parameter.Kind.RATIO, 2, 0, 1, "help"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("share: default 2.0 is not between 0.0 and 1.0");
  }

  private static Map<String, Double> given(String name, double value) {
    Map<String, Double> given = new LinkedHashMap<>();
    given.put(name, value);
    return given;
  }
}
