package dev.contend.scenarios.cli;

import dev.contend.coherence.fabric.CoherentMemory;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.SimKernel;
import dev.contend.scenarios.experiment.Experiment;
import dev.contend.scenarios.store.ResultStore;
import dev.contend.workloads.catalog.Workloads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A digest of the classes that results depend on, where no commit says which version of the model
 * it is: while it is being changed.
 */
final class ModelCode {
  private static final List<Class<?>> ONE_OF_EACH_MODULE =
      List.of(
          SimKernel.class, Machine.class, CoherentMemory.class, Workloads.class, Experiment.class);

  private static final List<String> PACKAGES =
      Stream.of("engine", "cpu", "coherence", "workloads", "scenarios/spec", "scenarios/experiment")
          .map(name -> "dev/contend/" + name + "/")
          .toList();

  private ModelCode() {}

  /** The digest, in 16 characters. */
  static String digest() {
    Set<Path> places = new LinkedHashSet<>();
    for (Class<?> each : ONE_OF_EACH_MODULE) {
      places.add(place(each));
    }
    List<String> classes = new ArrayList<>();
    try {
      for (Path place : places) {
        classes.addAll(Files.isDirectory(place) ? ofFolder(place) : ofJar(place));
      }
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
    MessageDigest digest = ResultStore.sha256();
    classes.stream()
        .sorted()
        .forEach(each -> digest.update((each + "\n").getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  private static Path place(Class<?> type) {
    try {
      URI uri = type.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(uri);
    } catch (URISyntaxException exception) {
      throw new IllegalStateException(exception);
    }
  }

  private static boolean isModel(String name) {
    return name.endsWith(".class") && PACKAGES.stream().anyMatch(name::startsWith);
  }

  private static List<String> ofFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found =
          files
              .filter(file -> isModel(folder.relativize(file).toString().replace('\\', '/')))
              .toList();
      List<String> classes = new ArrayList<>();
      for (Path file : found) {
        CRC32 sum = new CRC32();
        sum.update(ByteBuffer.wrap(Files.readAllBytes(file)));
        classes.add(folder.relativize(file).toString().replace('\\', '/') + " " + sum.getValue());
      }
      return classes;
    }
  }

  /** A jar has the checksums of its entries in its table of contents. */
  private static List<String> ofJar(Path jar) throws IOException {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      return file.stream()
          .filter(entry -> isModel(entry.getName()))
          .map((ZipEntry entry) -> entry.getName() + " " + entry.getCrc())
          .toList();
    }
  }
}
