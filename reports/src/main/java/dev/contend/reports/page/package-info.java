/**
 * The report page: one HTML file with everything in it, which opens from disk and asks no network.
 *
 * <p><b>May live here:</b> HTML, the data of interactive charts, what the page embeds. <b>May
 * not:</b> what a figure or a table shows, files' places. Start reading at {@link
 * dev.contend.reports.page.ReportPage}.
 */
@NullMarked
package dev.contend.reports.page;

import org.jspecify.annotations.NullMarked;
