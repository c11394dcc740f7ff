package dev.contend.scenarios.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which build this is. */
final class Version implements IVersionProvider {
  /** The version of the model; results of equal versions are equal. */
  static String number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** The commit it was built from, {@code +changes} if files were changed; or {@code unknown}. */
  static String commit() {
    Properties properties = new Properties();
    try (InputStream file = Version.class.getResourceAsStream("/dev/contend/commit.properties")) {
      if (file != null) {
        properties.load(file);
      }
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
    String commit = properties.getProperty("git.commit.id.abbrev", "");
    boolean changed = Boolean.parseBoolean(properties.getProperty("git.dirty", "false"));
    return commit.isEmpty() ? "unknown" : commit + (changed ? "+changes" : "");
  }

  /**
   * What results depend on beside their scenario. Of files that were changed the commit says
   * nothing, so their content stands in for it.
   */
  static String ofModel() {
    String commit = commit();
    boolean committed = !commit.equals("unknown") && !commit.endsWith("+changes");
    return number() + " " + (committed ? commit : ModelCode.digest());
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "contend " + number() + " (commit " + commit() + ")",
      "Java " + Runtime.version() + ", " + System.getProperty("os.name")
    };
  }
}
