/**
 * How figures are drawn and written: JFreeChart to SVG, PDF and PNG at the size of a paper's
 * column.
 *
 * <p><b>May live here:</b> fonts, strokes, layout, encoders, every type of JFreeChart, Batik and
 * PDFBox. <b>May not:</b> what a figure shows ({@code reports.chart}); org.jfree.svg, org.jfree.pdf
 * and OrsonPDF, whose licence would bind the whole tool. Start reading at {@link
 * dev.contend.reports.render.FigureWriter}. To add a file format, write one class that implements
 * {@code FigureFormat} and add one constant to {@link dev.contend.reports.render.FigureFormats}.
 *
 * <p>Lengths are in points, 72 to the inch, at the final size.
 */
@NullMarked
package dev.contend.reports.render;

import org.jspecify.annotations.NullMarked;
