package dev.contend.workloads.runtime.memory;

/**
 * How an allocator cuts memory into pages of equal slots: which slot holds an object, how large the
 * page is that the slot is in, and how much is asked of the kernel at once.
 *
 * <p>Sources: CPython {@code Include/internal/pycore_obmalloc.h} (pools of 16 KiB with a header of
 * 48 bytes, arenas of 1 MiB, classes of 16 bytes up to 512) with glibc's malloc above; mimalloc
 * {@code types.h}, {@code _mi_bin} in {@code page-queue.c} and {@code purge_delay} in {@code
 * options.c}, as shipped with CPython 3.13.
 */
public enum Allocator {
  /** One heap for all threads of an interpreter, which its lock guards. */
  PYMALLOC("pymalloc", false, 0),
  /** A heap for each thread. */
  MIMALLOC("mimalloc", true, 10_000_000_000L);

  private static final int KIB = 1_024;
  private static final int KERNEL_PAGE_BYTES = 4 * KIB;
  private static final int POOL_HEADER_BYTES = 48;
  private static final int LARGEST_OF_PYMALLOC = 512;

  /** What glibc asks for beyond what it needs: {@code M_TOP_PAD}. */
  private static final int LIBC_PAGE_BYTES = 128 * KIB;

  private final String yamlName;
  private final boolean ofThread;
  private final long releaseDelayPs;

  Allocator(String yamlName, boolean ofThread, long releaseDelayPs) {
    this.yamlName = yamlName;
    this.ofThread = ofThread;
    this.releaseDelayPs = releaseDelayPs;
  }

  /** The name in runtime files. */
  public String yamlName() {
    return yamlName;
  }

  /** Whether each thread has a heap of its own. */
  public boolean isOfThread() {
    return ofThread;
  }

  /** How long empty pages are kept before they go back to the kernel. */
  long releaseDelayPs() {
    return releaseDelayPs;
  }

  /** Bytes of the slot that an object is put into. */
  public long slotBytes(long bytes) {
    if (this == PYMALLOC) {
      return bytes <= LARGEST_OF_PYMALLOC
          ? Math.max(16, roundUp(bytes, 16))
          : withoutPage(roundUp(bytes + 8, 16));
    }
    long words = Math.max(1, (bytes + 7) / 8);
    if (words <= 8) {
      return 8 * roundUp(words, 2);
    }
    int log = 63 - Long.numberOfLeadingZeros(words - 1);
    return withoutPage(8 * roundUp(words, 1L << (log - 2)));
  }

  /** What is too large for a page of slots is a mapping of its own. */
  private static long withoutPage(long bytes) {
    return bytes < LIBC_PAGE_BYTES ? bytes : roundUp(bytes, KERNEL_PAGE_BYTES);
  }

  /** Bytes of a page that has slots of a size. */
  long pageBytes(long slotBytes) {
    if (slotBytes >= LIBC_PAGE_BYTES) {
      return slotBytes;
    }
    if (this == PYMALLOC) {
      return slotBytes <= LARGEST_OF_PYMALLOC ? 16 * KIB : LIBC_PAGE_BYTES;
    }
    return slotBytes <= 16 * KIB ? 64 * KIB : 512 * KIB;
  }

  /** Slots of a page. */
  long slotsOfPage(long slotBytes) {
    boolean pool = this == PYMALLOC && slotBytes <= LARGEST_OF_PYMALLOC;
    return (pageBytes(slotBytes) - (pool ? POOL_HEADER_BYTES : 0)) / slotBytes;
  }

  /** Bytes that are asked of the kernel at once: an arena, a segment. */
  long mappingBytes() {
    return this == PYMALLOC ? 1_024L * KIB : 32L * 1_024 * KIB;
  }

  static long roundUp(long value, long multiple) {
    return (value + multiple - 1) / multiple * multiple;
  }
}
