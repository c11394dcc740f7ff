package dev.contend.scenarios.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which build this is. */
final class Version implements IVersionProvider {
  /** The version of the model; results of equal versions are equal. */
  static String number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** The commit it was built from, as far as the build knew. */
  static String commit() {
    return System.getProperty("contend.commit", "unknown");
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "contend " + number() + " (commit " + commit() + ")",
      "Java " + Runtime.version() + ", " + System.getProperty("os.name")
    };
  }
}
