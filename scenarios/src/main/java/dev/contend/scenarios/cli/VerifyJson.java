package dev.contend.scenarios.cli;

import dev.contend.reports.table.Column;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.reference.LeavingOut;
import dev.contend.scenarios.reference.Tally;
import dev.contend.scenarios.reference.Verdict;
import dev.contend.scenarios.reference.Verification;
import dev.contend.scenarios.reference.VerificationReport;
import dev.contend.scenarios.reference.VerifiedTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was verified, as one JSON object; shares and errors are fractions, not percentages. */
final class VerifyJson {
  private final Verification verification;

  VerifyJson(Verification verification) {
    this.verification = verification;
  }

  String text() {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("version", Version.number());
    whole.put("tables", verification.tables().stream().map(VerifyJson::table).toList());
    whole.put("rows", rows());
    LeavingOut leavingOut = new LeavingOut(verification);
    if (leavingOut.isAsked()) {
      whole.put("left-out", JsonRows.of(leavingOut.rows(), LeavingOut::isText));
    }
    whole.put("summary", summary());
    return JsonRows.text(whole);
  }

  private static Map<String, Object> table(VerifiedTable table) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("reference", table.reference().name());
    object.put("title", table.reference().title());
    object.put("experiments", table.experiments());
    object.put("sets-parameters", table.setsParameters());
    object.put("fitted", table.reference().fitted());
    object.put("lines-not-simulated", table.linesNotSimulated());
    table.leftOut().ifPresent(without -> object.put("numbers-left-out", without.numbers()));
    return object;
  }

  private List<Map<String, @Nullable Object>> rows() {
    ResultTable table = verification.table();
    List<String> texts =
        Tables.REFERENCE.columns().stream()
            .filter(column -> column.type() == Column.Type.TEXT)
            .map(Column::name)
            .toList();
    List<String> axes = Tables.REFERENCE.axes(table);
    return JsonRows.of(table, column -> texts.contains(column) || axes.contains(column));
  }

  private Map<String, @Nullable Object> summary() {
    Tally tally = verification.tally();
    Map<String, @Nullable Object> summary = new LinkedHashMap<>();
    summary.put("rows", tally.rows());
    summary.put("predicted", tally.predicted());
    for (Verdict verdict : Verdict.values()) {
      summary.put(verdict.label().replace(' ', '-'), tally.count(verdict));
    }
    summary.put("fitted-share", tally.share(Verdict.FITTED));
    summary.put("known-miss-share", tally.share(Verdict.KNOWN_MISS));
    summary.put("median-error", tally.medianError().orElse(null));
    summary.put("worst-error", tally.worstError().orElse(null));
    summary.put("warnings", new VerificationReport(verification).warnings());
    return summary;
  }
}
