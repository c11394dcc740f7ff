package dev.contend.reports.page;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What the page contains that is the same for all: its style and script, and uPlot with its
 * licence.
 *
 * <p>Source: uPlot 1.6.30 (MIT licence) as the WebJar {@code org.webjars.npm:uplot} has it.
 */
final class Embedded {
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

  private Embedded() {}

  static String style() {
    return text("page.css");
  }

  static String script() {
    return text("page.js");
  }

  static String chartStyle() {
    return text(UPLOT + "dist/uPlot.min.css");
  }

  static String chartScript() {
    return "/*!\n"
        + text(UPLOT + "LICENSE").strip()
        + "\n*/\n"
        + text(UPLOT + "dist/uPlot.iife.min.js");
  }

  private static String text(String name) {
    try (InputStream stream = Embedded.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new FileNotFoundException("the application lacks " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
