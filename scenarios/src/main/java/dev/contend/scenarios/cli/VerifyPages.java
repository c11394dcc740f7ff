package dev.contend.scenarios.cli;

import dev.contend.reports.table.TableFormats;
import dev.contend.scenarios.reference.LeavingOut;
import dev.contend.scenarios.reference.Verification;
import dev.contend.scenarios.reference.VerificationReport;
import dev.contend.scenarios.reference.VerifiedTable;
import dev.contend.scenarios.reference.VerifiedTableText;
import java.util.List;

/** What was verified, for a terminal or as Markdown. */
final class VerifyPages {
  private final Verification verification;

  VerifyPages(Verification verification) {
    this.verification = verification;
  }

  /** Every table, then the summary. */
  String whole(TableFormats format) {
    StringBuilder text = new StringBuilder();
    for (VerifiedTable table : verification.tables()) {
      text.append(table(table, format)).append('\n');
    }
    return text.append(summary(format)).toString();
  }

  /** One table, its known misses apart. */
  static String table(VerifiedTable table, TableFormats format) {
    VerifiedTableText rows = new VerifiedTableText(table);
    StringBuilder text = new StringBuilder();
    text.append(heading(table.reference().name(), format));
    text.append(paragraph(table.reference().title() + " " + rows.origin(), format)).append('\n');
    text.append(rows.rows(format));
    rows.knownMisses(format)
        .ifPresent(
            misses -> {
              text.append("\nKnown misses:\n\n").append(misses).append('\n');
              text.append(list(rows.reasons(), format));
            });
    if (!rows.numbersLeftOut().isEmpty()) {
      text.append('\n').append(rows.leavingOut()).append("\n\n");
      text.append(list(rows.numbersLeftOut(), format));
    }
    return text.toString();
  }

  /** What all of them come to. */
  String summary(TableFormats format) {
    VerificationReport report = new VerificationReport(verification);
    StringBuilder text = new StringBuilder(heading("Summary", format));
    text.append(list(report.summary(), format));
    text.append(list(report.warnings().stream().map(each -> "Warning: " + each).toList(), format));
    text.append(list(report.gaps(), format));
    text.append('\n').append(heading("Leaving a table out", format));
    text.append(list(report.leavingOut(), format));
    LeavingOut leavingOut = new LeavingOut(verification);
    if (leavingOut.isAsked()) {
      text.append(list(List.of(leavingOut.summary()), format)).append('\n');
      text.append(leavingOut.table(format));
    }
    List<String> parameters = report.parameters();
    if (!parameters.isEmpty()) {
      text.append("\nWhat tables set:\n\n").append(list(parameters, format));
    }
    return text.toString();
  }

  private static String heading(String words, TableFormats format) {
    return isMarkdown(format)
        ? "## " + words + "\n\n"
        : words + "\n" + "-".repeat(words.length()) + "\n";
  }

  private static String paragraph(String words, TableFormats format) {
    return isMarkdown(format) ? words + "\n" : Prose.wrapped(words.replace("`", "'"), "");
  }

  private static String list(List<String> sentences, TableFormats format) {
    StringBuilder text = new StringBuilder();
    for (String sentence : sentences) {
      text.append(
          isMarkdown(format)
              ? "* " + sentence + "\n"
              : Prose.wrapped(sentence, "  ").replaceFirst("^ {2}", "* "));
    }
    return text.toString();
  }

  private static boolean isMarkdown(TableFormats format) {
    return format == TableFormats.MARKDOWN;
  }
}
