package dev.contend.scenarios.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a segment asks of its file; a seam for tests of disks that fail. */
interface SegmentFile extends Closeable {
  /** Opens files. */
  interface Opener {
    /** A file, made if there is none; only for reading if {@code writable} is false. */
    SegmentFile open(Path file, boolean writable) throws IOException;
  }

  /** Whether this process alone may write from now on, until it closes the file or ends. */
  boolean lock() throws IOException;

  long length() throws IOException;

  /** Cuts the file off. */
  void truncate(long length) throws IOException;

  /** Reads so many bytes at most; fewer only at the end; -1 if there are none. */
  int read(long position, byte[] into, int length) throws IOException;

  /** Writes all bytes at a position. */
  void write(long position, byte[] bytes) throws IOException;

  /** Makes what was written outlast a power cut. */
  void force() throws IOException;

  /** A file of the operating system. */
  static SegmentFile open(Path file, boolean writable) throws IOException {
    return new OnDisk(file, writable);
  }

  /** Not a channel: that would be closed when a thread is interrupted that writes to it. */
  final class OnDisk implements SegmentFile {
    private final RandomAccessFile file;
    private @Nullable FileLock lock;

    private OnDisk(Path path, boolean writable) throws IOException {
      file = new RandomAccessFile(path.toFile(), writable ? "rw" : "r");
    }

    @Override
    public boolean lock() throws IOException {
      try {
        lock = file.getChannel().tryLock();
        return lock != null;
      } catch (OverlappingFileLockException ours) {
        // Another run in this process.
        return false;
      }
    }

    @Override
    public long length() throws IOException {
      return file.length();
    }

    @Override
    public void truncate(long length) throws IOException {
      file.setLength(length);
    }

    @Override
    public int read(long position, byte[] into, int length) throws IOException {
      file.seek(position);
      int read = 0;
      while (read < length) {
        int more = file.read(into, read, length - read);
        if (more < 0) {
          return read == 0 ? -1 : read;
        }
        read += more;
      }
      return read;
    }

    @Override
    public void write(long position, byte[] bytes) throws IOException {
      file.seek(position);
      file.write(bytes);
    }

    @Override
    public void force() throws IOException {
      file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
