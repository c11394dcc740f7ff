package dev.contend.scenarios.cli;

import picocli.CommandLine.Option;

/** Whether the verdict says what the removal of the largest losses gains. */
final class WhyOption {
  @Option(
      names = "--no-why",
      description =
          "Do not simulate the last point of each curve again without the largest part of its"
              + " loss; the verdict then names it, and not what its removal gains.")
  private boolean without;

  boolean isAsked() {
    return !without;
  }
}
