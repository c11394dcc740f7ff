package dev.contend.scenarios.importing;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The register of formats in which traces of memory accesses are read. */
public enum TraceFormat {
  /** The tool's own: thread, kind, address, size. One file. */
  TEXT(false) {
    @Override
    TraceReader reader(ByteLines lines, int file, int threads, AccessSink sink) {
      return new TextTrace(lines, threads, sink);
    }
  },
  /** Valgrind's lackey, one file for each thread. */
  LACKEY(true) {
    @Override
    TraceReader reader(ByteLines lines, int file, int threads, AccessSink sink) {
      return new LackeyTrace(lines, file, sink);
    }
  };

  private final boolean severalFiles;

  TraceFormat(boolean severalFiles) {
    this.severalFiles = severalFiles;
  }

  abstract TraceReader reader(ByteLines lines, int file, int threads, AccessSink sink);

  /** As on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a trace may be several files, a thread each. */
  public boolean isOfSeveralFiles() {
    return severalFiles;
  }

  /**
   * Reads a trace from its beginning to its end; several files in turn, some accesses of each.
   *
   * @param files names; {@code -} is the given input
   * @param threads how many the machine has
   * @param turn accesses of a file before it is the next one's turn
   * @return what should be known about the files' ends, with their names
   * @throws TraceException if a file is wrong
   */
  public List<String> read(
      List<String> files, InputStream standardInput, int threads, long turn, AccessSink sink) {
    List<TraceReader> readers = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    try {
      for (String file : files) {
        ByteLines lines = opened(file, standardInput);
        readers.add(reader(lines, readers.size(), threads, sink));
      }
      boolean[] ended = new boolean[readers.size()];
      for (int open = readers.size(); open > 0; ) {
        for (int i = 0; i < ended.length; i++) {
          if (!ended[i] && !read(readers.get(i), files.get(i), turn)) {
            ended[i] = true;
            open--;
            String note = readers.get(i).note();
            if (!note.isEmpty()) {
              notes.add(files.get(i) + ": " + note);
            }
          }
        }
      }
      return notes;
    } finally {
      readers.forEach(reader -> reader.lines.close());
    }
  }

  private static ByteLines opened(String file, InputStream standardInput) {
    try {
      return TraceFile.open(file, standardInput);
    } catch (ImportException wrong) {
      throw new TraceException(wrong.rendered(file));
    }
  }

  private static boolean read(TraceReader reader, String file, long turn) {
    try {
      return reader.read(turn);
    } catch (ImportException wrong) {
      throw new TraceException(wrong.rendered(file));
    }
  }

  /** A trace that is wrong; the message has file and line. */
  public static final class TraceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TraceException(String message) {
      super(message);
    }
  }
}
