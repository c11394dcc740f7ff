package dev.contend.scenarios.reference;

import java.util.List;

/**
 * Published figures of one file.
 *
 * @param name of the file, without its ending
 * @param title what is published, in a line
 * @param fitted what was fitted to its fitted figures; empty if the file does not say
 * @param figures in the file's order
 */
public record Reference(String name, String title, String fitted, List<PublishedFigure> figures) {
  public Reference {
    figures = List.copyOf(figures);
  }
}
