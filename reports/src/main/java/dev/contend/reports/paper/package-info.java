/**
 * What a paper in LaTeX takes from results: tables, data to plot, numbers for its prose.
 *
 * <p><b>May live here:</b> the syntax of LaTeX and its packages. <b>May not:</b> figures ({@code
 * reports.render}), files' places. Start reading at {@link dev.contend.reports.paper.LatexTable}.
 */
@NullMarked
package dev.contend.reports.paper;

import org.jspecify.annotations.NullMarked;
