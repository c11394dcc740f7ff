package dev.contend.reports.chart;

/** A figure cannot be drawn because its tables lack something; the message names it. */
public final class UndrawableException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UndrawableException(String message) {
    super(message);
  }
}
