package dev.contend.scenarios.store;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A file of the store: a line that says what it is, then a line for each result. */
final class Segment implements Closeable {
  static final String HEADER = "contend results 1\n";

  private static final int BLOCK = 1 << 16;

  /** No result is longer; a longer line is damage. */
  private static final int MOST_BYTES = 1 << 26;

  private final Path path;
  private final SegmentFile file;
  private long end;
  private boolean dirty;

  private Segment(Path path, SegmentFile file) {
    this.path = path;
    this.file = file;
  }

  /** A segment that others may be writing to. */
  static Segment toRead(Path path, SegmentFile.Opener opener) throws IOException {
    return new Segment(path, opener.open(path, false));
  }

  /** A segment, made if there is none, that no other process writes to; empty if one does. */
  static Optional<Segment> toWrite(Path path, SegmentFile.Opener opener) throws IOException {
    SegmentFile file = opener.open(path, true);
    boolean ours = false;
    try {
      ours = file.lock();
    } finally {
      if (!ours) {
        file.close();
      }
    }
    return ours ? Optional.of(new Segment(path, file)) : Optional.empty();
  }

  Path path() {
    return path;
  }

  /** Told of what a segment holds. */
  interface Visitor {
    /** A sound result. */
    void sound(StoreLine line, long position);

    /** A line that is not what was written. */
    void damaged(byte[] line, long position);
  }

  /**
   * Reads everything.
   *
   * @return bytes after the last line end: a line whose writing has not ended
   */
  long scan(Visitor visitor) throws IOException {
    byte[] block = new byte[BLOCK];
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long position = 0;
    long lineStart = 0;
    boolean first = true;
    int read;
    while ((read = file.read(position, block, BLOCK)) > 0) {
      int from = 0;
      for (int i = 0; i < read; i++) {
        if (block[i] == '\n') {
          line.write(block, from, i - from);
          visit(line.toByteArray(), lineStart, first, visitor);
          first = false;
          line.reset();
          from = i + 1;
          lineStart = position + from;
        }
      }
      if (line.size() < MOST_BYTES) {
        line.write(block, from, read - from);
      }
      position += read;
    }
    end = lineStart;
    return position - lineStart;
  }

  private static void visit(byte[] line, long start, boolean first, Visitor visitor) {
    Optional<StoreLine> sound = StoreLine.parse(line);
    if (sound.isPresent()) {
      visitor.sound(sound.get(), start);
    } else if (!first || !isHeader(line)) {
      visitor.damaged(line, start);
    }
  }

  private static boolean isHeader(byte[] line) {
    return HEADER.equals(new String(line, StandardCharsets.UTF_8) + "\n");
  }

  /** The result at a position that {@link #scan} or {@link #append} told of. */
  synchronized StoreLine read(long position) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] block = new byte[1 << 12];
    int read;
    while ((read = file.read(position + line.size(), block, block.length)) > 0) {
      for (int i = 0; i < read; i++) {
        if (block[i] == '\n') {
          line.write(block, 0, i);
          return StoreLine.parse(line.toByteArray())
              .orElseThrow(() -> new IOException("the results have changed on the way"));
        }
      }
      line.write(block, 0, read);
    }
    throw new IOException("the results have become shorter on the way");
  }

  /** Drops what {@link #scan} found after the last line end, and makes sure of a header. */
  synchronized void beginWriting() throws IOException {
    file.truncate(end);
    if (end == 0) {
      file.write(0, HEADER.getBytes(StandardCharsets.UTF_8));
      end = HEADER.length();
    }
  }

  /** Appends a result; yields where. */
  synchronized long append(StoreLine line) throws IOException {
    byte[] bytes = line.bytes();
    long position = end;
    dirty = true;
    file.write(position, bytes);
    end += bytes.length;
    return position;
  }

  /** Makes what was appended outlast a power cut. */
  synchronized void force() throws IOException {
    if (dirty) {
      file.force();
      dirty = false;
    }
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
