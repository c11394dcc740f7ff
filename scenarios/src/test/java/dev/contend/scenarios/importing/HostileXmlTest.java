package dev.contend.scenarios.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML that is wrong, or wants to do harm, is refused soon and with a place. */
class HostileXmlTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder = Path.of("");

  @Test
  void entitiesAreNotExpanded() {
    StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE topology [");
    bomb.append("<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      String before = "&l" + (i - 1) + ";";
      bomb.append("<!ENTITY l").append(i).append(" \"").append(before.repeat(10)).append("\">");
    }
    String inText = bomb + "]><topology version=\"2.0\">&l29;</topology>";
    String inAttribute = bomb + "]><topology version=\"2.0\"><object type=\"&l29;\"/></topology>";
    refused(inText, "entities are not read");
    refused(inAttribute, "not well-formed XML: The entity \"l29\" was referenced");
  }

  @Test
  void nothingOutsideOfTheFileIsRead() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "<object type=\"Machine\"/>");
    String external =
        "<!DOCTYPE topology [<!ENTITY x SYSTEM \"%s\">]><topology version=\"2.0\">&x;</topology>";
    refused(external.formatted(secret.toUri()), "entities are not read");
    String parameter =
        "<!DOCTYPE topology [<!ENTITY %% p SYSTEM \"%s\"> %%p;]><topology version=\"2.0\"/>";
    refused(parameter.formatted(secret.toUri()), "the topology has no Machine");
    String dtd =
        "<!DOCTYPE topology SYSTEM \"http://127.0.0.1:9/x.dtd\"><topology version=\"2.0\"/>";
    refused(dtd, "the topology has no Machine");
  }

  @Test
  void versionOneIsToldApart() {
    ImportException wrong =
        refused("<topology>\n<object type=\"Machine\"/></topology>", "written by hwloc 1");
    assertThat(wrong.rendered("m.xml"))
        .startsWith("m.xml:1:11: the topology has no version")
        .contains("export it with hwloc 2 or 3");
    refused("<topology version=\"7.0\"/>", "version '7.0' of the format is not known");
    refused("<html/>", "<html> is not a topology");
  }

  @Test
  void aTruncatedFileIsRefusedWhereverItEnds() {
    String whole = HwlocImportTest.machineOf(HwlocImportTest.cores(4), "");
    int end = whole.lastIndexOf("</topology>");
    for (int length = 0; length <= end; length += 7) {
      String part = whole.substring(0, length);
      assertThatThrownBy(() -> HwlocImportTest.xml(part))
          .as("the first %s characters", length)
          .isInstanceOf(ImportException.class);
    }
  }

  @Test
  void depthAndNumberOfObjectsAreLimited() {
    String open = "<object type=\"Group\" cpuset=\"0x1\">";
    refused("<topology version=\"2.0\">" + open.repeat(100_000), "nested deeper than 64");
    refused(
        HwlocImportTest.machineOf("<object type=\"Misc\"/>".repeat(300_000), ""),
        "more than 200000 objects");
    refused("<topology version=\"2.0\"><x>" + "<x>".repeat(200_000), "not well-formed XML");
  }

  @Test
  void aHundredMegabytesAreRefusedUnread() throws IOException {
    Path file = folder.resolve("large.xml");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(100L << 20);
    }
    Assertions.assertTimeoutPreemptively(
        SOON,
        () -> assertThatThrownBy(() -> HwlocReader.read(file)).hasMessage("larger than 32 MiB"));
    assertThatThrownBy(() -> HwlocReader.read(folder)).hasMessage("this is a directory");
    assertThatThrownBy(() -> HwlocReader.read(folder.resolve("none"))).hasMessage("no such file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no xml",
        "<topology version='2.0'><object/></topology>",
        "<topology version='2.0'><object type='Machine'/></topology>",
        "<topology version='2.0'><object type='Machine' cpuset='zz'/></topology>",
        "<topology version='2.0'><object type='Machine' allowed_cpuset='-1'/></topology>",
        "<topology version='2.0'><object type='PU' cpuset='0x3'/></topology>",
        "<topology version='2.0'><object type='PU' cpuset='0x1'/><cpukind cpuset='?'/></topology>",
        "<topology version='2.0'><distances2 nbobjs='99999999'/></topology>",
        "<topology version='2.0'><distances2 nbobjs='1'><u64values>x</u64values></distances2></topology>"
      })
  void whatIsNoTopologyIsRefused(String text) {
    refused(text, "");
  }

  private static ImportException refused(String text, String message) {
    ImportException[] caught = new ImportException[1];
    Assertions.assertTimeoutPreemptively(
        SOON,
        () ->
            caught[0] =
                catchThrowableOfType(ImportException.class, () -> HwlocImportTest.xml(text)));
    assertThat(caught[0]).as(message).isNotNull().hasMessageContaining(message);
    return caught[0];
  }
}
