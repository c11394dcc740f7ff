package dev.contend.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A machine whose wake-up interrupt would outlast the wake-up that it is a part of. */
class WakeInterruptTest {
  @Test
  void anInterruptLongerThanItsWakeUpIsTold() {
    String text = Library.MACHINES.find("xeon-8480plus").orElseThrow().text();
    String wrong =
        text.replaceFirst(
            "(?m)^  idle-wake: \\{value: [^,]*, range: [^]]*]", "  idle-wake: {value: 0.1 us");
    assertThat(wrong).isNotEqualTo(text);
    Problems problems = new Problems();
    YamlMap map = new YamlReader(problems).map(SourceText.of("my.yaml", wrong)).orElseThrow();
    Optional<?> unused = new MachineReader(problems).read(map);
    assertThat(problems.rendered()).contains("os.wake-interrupt: is longer than idle-wake");
    assertThat(problems.count()).isEqualTo(1);
  }
}
