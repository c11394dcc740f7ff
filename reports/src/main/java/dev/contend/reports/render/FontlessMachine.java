package dev.contend.reports.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A machine without any font, as small containers are: there Java refuses to load even a font that
 * comes with the program, unless it is told of one file that it may take for all its own.
 *
 * <p>Source: the property {@code sun.awt.fontconfig} and the file format are those of OpenJDK's
 * {@code sun.awt.FontConfiguration}. It is set only where Java could draw no text at all.
 */
final class FontlessMachine {
  private static final String PROPERTY = "sun.awt.fontconfig";
  private static final String NAME =
      "-misc-liberationsans-medium-r-normal--*-%d-*-*-p-*-iso10646-1";
  private static final List<String> FAMILIES =
      List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput");
  private static final List<String> STYLES = List.of("plain", "bold", "italic", "bolditalic");

  private FontlessMachine() {}

  /** Tells Java to take a font for all its own. */
  static void adopt(byte[] font) throws IOException {
    Path folder = Files.createTempDirectory("contend-fonts");
    Path file = folder.resolve("figures.ttf");
    Path configuration = folder.resolve("fontconfig.properties");
    Files.write(file, font);
    Files.writeString(configuration, configuration(file));
    for (Path path : List.of(folder, file, configuration)) {
      path.toFile().deleteOnExit(); // the last registered goes first
    }
    System.setProperty(PROPERTY, configuration.toString());
  }

  private static String configuration(Path file) {
    StringBuilder lines = new StringBuilder("version=1\nsequence.allfonts=latin-1\n");
    for (String family : FAMILIES) {
      for (String style : STYLES) {
        lines.append(family + "." + style + ".latin-1=" + NAME + "\n");
      }
    }
    return lines.append("filename." + NAME + "=" + file + "\n").toString();
  }
}
