package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/catalog.md} says what the registers and the library say. */
class CatalogTest {
  @Test
  void theCommittedCatalogueIsUpToDate() throws IOException {
    Ran printed = Ran.contend("catalog");
    assertThat(printed.exit()).isZero();
    assertThat(Files.readString(Path.of("../docs/catalog.md")))
        .as("docs/catalog.md is stale; write it again with './contend catalog > docs/catalog.md'")
        .isEqualTo(printed.out());
  }
}
