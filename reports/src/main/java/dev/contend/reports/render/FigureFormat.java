package dev.contend.reports.render;

/** A way to write a drawing as a file. */
interface FigureFormat {
  byte[] encode(Drawing drawing, FigureFont font);
}
