package dev.contend.scenarios.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A file on a disk that has no room for more than so many bytes, and takes what still fits. */
final class FullDisk implements SegmentFile {
  private final SegmentFile file;
  private final int room;

  private FullDisk(SegmentFile file, int room) {
    this.file = file;
    this.room = room;
  }

  static Opener of(int room) {
    return (Path path, boolean writable) -> new FullDisk(SegmentFile.open(path, writable), room);
  }

  @Override
  public void write(long position, byte[] bytes) throws IOException {
    int fits = (int) Math.max(0, Math.min(bytes.length, room - position));
    file.write(position, Arrays.copyOf(bytes, fits));
    if (fits < bytes.length) {
      throw new IOException("No space left on device");
    }
  }

  @Override
  public boolean lock() throws IOException {
    return file.lock();
  }

  @Override
  public long length() throws IOException {
    return file.length();
  }

  @Override
  public void truncate(long length) throws IOException {
    file.truncate(length);
  }

  @Override
  public int read(long position, byte[] into, int length) throws IOException {
    return file.read(position, into, length);
  }

  @Override
  public void force() throws IOException {
    file.force();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
