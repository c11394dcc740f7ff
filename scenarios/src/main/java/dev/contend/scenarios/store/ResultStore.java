package dev.contend.scenarios.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/**
 * Results by key, kept in a folder.
 *
 * <p>A result is on its way to the disk when {@link #save} returns: it outlasts the end of the
 * process from then on, and a power cut half a second later at the latest. For several threads.
 */
public final class ResultStore implements AutoCloseable {
  /** Nothing stays longer without being forced to the disk. */
  private static final long FORCE_MS = 500;

  private static final String SUFFIX = ".runs";

  /** The file that every store has from its beginning. */
  public static final String FIRST_FILE = 1 + SUFFIX;

  /** The bits of a place that say where in its segment a result is. */
  private static final int POSITION_BITS = 44;

  /** More segments than this are not opened at once. */
  private static final int MOST_SEGMENTS = 1_000;

  private final Path folder;
  private final SegmentFile.Opener opener;
  private final List<Segment> segments = new ArrayList<>();
  private final KeyIndex index = new KeyIndex();
  private final List<String> notices = new ArrayList<>();
  private final Map<Segment, List<RunKey>> damages = new LinkedHashMap<>();
  private final ScheduledExecutorService forcing =
      Executors.newSingleThreadScheduledExecutor(ResultStore::daemon);
  private final Future<?> forced;
  private final int own;

  private ResultStore(Path folder, SegmentFile.Opener opener) throws IOException {
    this.folder = folder;
    this.opener = opener;
    Files.createDirectories(folder);
    own = openAll();
    tellOfDamage();
    forced = forcing.scheduleWithFixedDelay(this::force, FORCE_MS, FORCE_MS, MILLISECONDS);
  }

  /**
   * The store of a folder, which is made if there is none.
   *
   * @throws StoreException if it cannot be read or written
   */
  public static ResultStore open(Path folder) {
    return open(folder, SegmentFile::open);
  }

  static ResultStore open(Path folder, SegmentFile.Opener opener) {
    try {
      return new ResultStore(folder, opener);
    } catch (IOException exception) {
      throw new StoreException("open the results in", folder, exception);
    }
  }

  /** Whether a folder is a store, or about to become one: nothing else is in it. */
  public static boolean isStore(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.allMatch(file -> file.getFileName().toString().endsWith(SUFFIX));
    } catch (IOException exception) {
      return false;
    }
  }

  /** Opens every segment, the first that no other process writes to for writing. */
  private int openAll() throws IOException {
    int writable = -1;
    for (Path file : files(folder)) {
      Optional<Segment> ours =
          writable < 0 && Files.isWritable(file) ? Segment.toWrite(file, opener) : Optional.empty();
      add(ours.isPresent() ? ours.get() : Segment.toRead(file, opener), ours.isPresent());
      if (ours.isPresent()) {
        writable = segments.size() - 1;
      }
    }
    return writable >= 0 ? writable : addOwn();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
      if (found.size() > MOST_SEGMENTS) {
        throw new IOException("more than " + MOST_SEGMENTS + " files of results");
      }
      return found;
    }
  }

  /** Takes note of all results of a segment. */
  private void add(Segment segment, boolean ours) throws IOException {
    int number = segments.size();
    segments.add(segment);
    List<RunKey> damaged = new ArrayList<>();
    long rest =
        segment.scan(
            new Segment.Visitor() {
              @Override
              public void sound(StoreLine line, long position) {
                index.put(line.key(), place(number, position));
              }

              @Override
              public void damaged(byte[] line, long position) {
                damaged.add(markOf(segment, line, position));
              }
            });
    damages.put(segment, damaged);
    if (ours) {
      segment.beginWriting();
      if (rest > 0) {
        notices.add(
            segment.path() + " ends in the middle of a result, which is dropped and made again");
      }
    }
  }

  /** Segments are numbered; whoever makes the file first has the number. */
  private int addOwn() throws IOException {
    for (int number = 1; ; number++) {
      Path file = folder.resolve(number + SUFFIX);
      if (!Files.exists(file)) {
        Optional<Segment> ours = Segment.toWrite(file, opener);
        if (ours.isPresent()) {
          // Another process may have made, filled and left it since we looked.
          add(ours.get(), true);
          return segments.size() - 1;
        }
      }
    }
  }

  /** Tells once of each line that is damaged: a mark of it is kept among the results. */
  private void tellOfDamage() {
    damages.forEach(
        (segment, marks) -> {
          List<RunKey> unknown = marks.stream().filter(mark -> !has(mark)).toList();
          if (!unknown.isEmpty()) {
            notices.add(damage(segment, unknown.size()));
          }
          unknown.forEach(mark -> save(mark, "damage that was told of"));
        });
    damages.clear();
  }

  /** What stands for a damaged line. */
  private static RunKey markOf(Segment segment, byte[] line, long position) {
    MessageDigest digest = sha256();
    digest.update((segment.path().getFileName() + " " + position).getBytes(StandardCharsets.UTF_8));
    return RunKey.of(digest.digest(line));
  }

  /** A SHA-256 to be filled. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException exception) {
      throw new IllegalStateException("every Java platform has SHA-256", exception);
    }
  }

  /**
   * Keeps what another folder has, as far as it is sound; that folder is only read.
   *
   * @throws StoreException if either cannot be read or written
   */
  public void addAll(Path other) {
    try {
      for (Path file : files(other)) {
        try (Segment segment = Segment.toRead(file, opener)) {
          int[] damaged = {0};
          segment.scan(
              new Segment.Visitor() {
                @Override
                public void sound(StoreLine line, long position) {
                  if (!has(line.key())) {
                    save(line.key(), line.text());
                  }
                }

                @Override
                public void damaged(byte[] line, long position) {
                  damaged[0]++;
                }
              });
          if (damaged[0] > 0) {
            notices.add(damage(segment, damaged[0]));
          }
        }
      }
    } catch (IOException exception) {
      throw new StoreException("read the results in", other, exception);
    }
  }

  private static String damage(Segment segment, int results) {
    return segment.path()
        + " has "
        + results
        + (results == 1
            ? " damaged result, which is not used and made again"
            : " damaged results, which are not used and made again");
  }

  /** What was found wrong when the store was opened, in sentences; no result is lost by it. */
  public List<String> notices() {
    return List.copyOf(notices);
  }

  /** Whether there is a result of a key. */
  public synchronized boolean has(RunKey key) {
    return index.find(key) != KeyIndex.NOWHERE;
  }

  /**
   * The result of a key; empty if there is none.
   *
   * @throws StoreException if it was there and can no longer be read
   */
  public Optional<String> find(RunKey key) {
    long place;
    Segment segment;
    synchronized (this) {
      place = index.find(key);
      if (place == KeyIndex.NOWHERE) {
        return Optional.empty();
      }
      segment = segments.get((int) (place >>> POSITION_BITS));
    }
    try {
      return Optional.of(segment.read(place & ((1L << POSITION_BITS) - 1)).text());
    } catch (IOException exception) {
      throw new StoreException("read the results in", segment.path(), exception);
    }
  }

  /**
   * Keeps a result.
   *
   * @param text a line without its end
   * @throws StoreException if it cannot be written; what was kept before is there all the same
   */
  public void save(RunKey key, String text) {
    Segment segment = segments.get(own);
    try {
      long position = segment.append(new StoreLine(key, text));
      synchronized (this) {
        index.put(key, place(own, position));
      }
    } catch (IOException exception) {
      throw new StoreException("keep results in", segment.path(), exception);
    }
  }

  private static long place(int segment, long position) {
    return ((long) segment << POSITION_BITS) | position;
  }

  /** Forces everything to the disk if it can; it is tried again all the time anyway. */
  public void force() {
    try {
      segments.get(own).force();
    } catch (IOException exception) {
      // It is tried again in half a second, and at the end, which tells of it.
      return;
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "store");
    thread.setDaemon(true);
    return thread;
  }

  /** Forces everything to the disk and lets others write to the segment. */
  @Override
  public void close() {
    forced.cancel(false);
    forcing.shutdown();
    for (Segment segment : segments) {
      try {
        segment.force();
        segment.close();
      } catch (IOException exception) {
        throw new StoreException("keep results in", segment.path(), exception);
      }
    }
  }
}
