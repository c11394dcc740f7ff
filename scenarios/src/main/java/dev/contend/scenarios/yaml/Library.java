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
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files that come with the command: experiments, machines and runtimes, each known by the name
 * of its file. A new one needs no registration.
 */
public enum Library {
  EXPERIMENTS("experiment"),
  MACHINES("machine"),
  RUNTIMES("runtime");

  private static final String ROOT = "/dev/contend/library/";
  private static final String SUFFIX = ".yaml";

  private final String noun;

  Library(String noun) {
    this.noun = noun;
  }

  /** What one of them is called in messages. */
  public String noun() {
    return noun;
  }

  /** The names there are, sorted. */
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
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      return Optional.empty();
    }
    try (InputStream stream = Library.class.getResourceAsStream(folder() + name + SUFFIX)) {
      if (stream == null) {
        return Optional.empty();
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(SourceText.of("library/" + path() + "/" + name + SUFFIX, text));
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SUFFIX))
          .map(file -> file.substring(0, file.length() - SUFFIX.length()))
          .sorted()
          .toList();
    }
  }

  private String folder() {
    return ROOT + path() + "/";
  }

  private String path() {
    return name().toLowerCase(Locale.ROOT);
  }
}
