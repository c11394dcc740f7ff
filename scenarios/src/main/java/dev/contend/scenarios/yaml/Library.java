package dev.contend.scenarios.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files that come with the command: experiments, machines, runtimes, published figures and what
 * was fitted to them, templates of scenarios, the Python programs that workloads stand for, plans,
 * prices and fleets, each known by the name of its file. A new one needs no registration.
 */
public enum Library {
  EXPERIMENTS("experiment", "experiments", ".yaml"),
  MACHINES("machine", "machines", ".yaml"),
  RUNTIMES("runtime", "runtimes", ".yaml"),
  REFERENCES("reference", "reference", ".csv"),
  PROGRAMS("Python program", "python", ".py"),
  TEMPLATES("template", "templates", ".yaml"),
  FITS("fit", "fits", ".yaml"),
  PLANS("plan", "plans", ".yaml"),
  PRICES("price list", "prices", ".yaml"),
  FLEETS("fleet", "fleets", ".yaml");

  private static final String ROOT = "/dev/contend/library/";

  private final String noun;
  private final String path;
  private final String suffix;

  Library(String noun, String path, String suffix) {
    this.noun = noun;
    this.path = path;
    this.suffix = suffix;
  }

  /** What one of them is called in messages. */
  public String noun() {
    return noun;
  }

  /** The folder of the library that they lie in. */
  public String path() {
    return path;
  }

  /** The names there are, sorted; of those in a folder of the library with its name before. */
  public List<String> names() {
    URL folder = Library.class.getResource(folder());
    if (folder == null) {
      throw new IllegalStateException("the command was packaged without " + folder());
    }
    try {
      URI uri = folder.toURI();
      if (!uri.getScheme().equals("jar")) {
        return names(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Collections.emptyMap())) {
        return names(jar.getPath(folder()));
      }
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    } catch (URISyntaxException exception) {
      throw new IllegalStateException(exception);
    }
  }

  /** The text of a file by its name; empty if there is none. */
  public Optional<SourceText> find(String name) {
    if (!name.matches("([a-z0-9-]+/)?[A-Za-z0-9][A-Za-z0-9._-]*")) {
      return Optional.empty();
    }
    try (InputStream stream = Library.class.getResourceAsStream(folder() + name + suffix)) {
      if (stream == null) {
        return Optional.empty();
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(SourceText.of("library/" + path + "/" + name + suffix, text));
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  private List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.endsWith(suffix))
          .map(file -> file.substring(0, file.length() - suffix.length()))
          .sorted()
          .toList();
    }
  }

  private String folder() {
    return ROOT + path + "/";
  }
}
