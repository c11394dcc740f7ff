package dev.contend.scenarios.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept outlasts whatever happens to the rest. */
class ResultStoreTest {
  private static final int RESULTS = 5;

  @TempDir private Path folder = Path.of("");

  private static RunKey key(int number) {
    return new RunKey(31L * number, -number);
  }

  private static String text(int number) {
    return "result " + number + " of µ";
  }

  private Path file() {
    return folder.resolve(ResultStore.FIRST_FILE);
  }

  private byte[] filled() throws IOException {
    try (ResultStore store = ResultStore.open(folder)) {
      IntStream.range(0, RESULTS).forEach(number -> store.save(key(number), text(number)));
    }
    return Files.readAllBytes(file());
  }

  private static List<Integer> found(ResultStore store) {
    List<Integer> found =
        IntStream.range(0, RESULTS).filter(number -> store.has(key(number))).boxed().toList();
    for (int number : found) {
      assertThat(store.find(key(number))).contains(text(number));
    }
    return found;
  }

  @Test
  void whatWasSavedIsFoundAtOnceAndAgain() throws IOException {
    try (ResultStore store = ResultStore.open(folder)) {
      store.save(key(3), text(3));
      assertThat(store.find(key(3))).contains(text(3));
      assertThat(store.find(key(4))).isEmpty();
      store.save(key(4), text(4));
    }
    try (ResultStore again = ResultStore.open(folder)) {
      assertThat(found(again)).containsExactly(3, 4);
      assertThat(again.notices()).isEmpty();
      again.save(key(0), text(0));
    }
    try (ResultStore third = ResultStore.open(folder)) {
      assertThat(found(third)).containsExactly(0, 3, 4);
    }
    assertThat(folder).isDirectoryContaining(path -> path.equals(file()));
    assertThat(folder.toFile().list()).as("one file is enough for one after another").hasSize(1);
  }

  @Test
  void aFileThatEndsAnywhereKeepsEveryWholeResult() throws IOException {
    byte[] whole = filled();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      Files.write(file(), cut);
      int lines = (int) IntStream.range(0, length).filter(i -> whole[i] == '\n').count();
      try (ResultStore store = ResultStore.open(folder)) {
        assertThat(found(store)).as("cut at %d", length).hasSize(Math.max(0, lines - 1));
        boolean inALine = length > 0 && whole[length - 1] != '\n';
        assertThat(store.notices()).hasSize(inALine ? 1 : 0);
        assertThat(store.notices()).allMatch(each -> each.contains("in the middle of a result"));
        IntStream.range(0, RESULTS).forEach(number -> store.save(key(number), text(number)));
      }
      try (ResultStore mended = ResultStore.open(folder)) {
        assertThat(found(mended)).hasSize(RESULTS);
        assertThat(mended.notices()).isEmpty();
      }
    }
  }

  @Test
  void aBitThatFlipsAnywhereLosesWhatItIsInAndIsToldOfOnce() throws IOException {
    byte[] whole = filled();
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      Files.write(file(), flipped);
      boolean isLineEnd = whole[bit / 8] == '\n';
      try (ResultStore store = ResultStore.open(folder)) {
        assertThat(found(store).size())
            .as("bit %d", bit)
            .isGreaterThanOrEqualTo(RESULTS - (isLineEnd ? 2 : 1));
        assertThat(store.notices()).as("bit %d", bit).isNotEmpty();
      }
      try (ResultStore again = ResultStore.open(folder)) {
        assertThat(again.notices()).as("bit %d", bit).isEmpty();
      }
    }
  }

  @Test
  void aFileThatIsGoneTakesOnlyItsOwnResultsAlong() throws IOException {
    try (ResultStore one = ResultStore.open(folder);
        ResultStore two = ResultStore.open(folder)) {
      one.save(key(1), text(1));
      two.save(key(2), text(2));
    }
    Files.delete(file());
    try (ResultStore left = ResultStore.open(folder)) {
      assertThat(found(left)).containsExactly(2);
      left.save(key(1), text(1));
      assertThat(found(left)).containsExactly(1, 2);
    }
  }

  @Test
  void twoAtOnceWriteToFilesOfTheirOwn() throws IOException {
    try (ResultStore one = ResultStore.open(folder);
        ResultStore two = ResultStore.open(folder)) {
      for (int number = 0; number < RESULTS; number++) {
        one.save(key(number), text(number));
        two.save(key(number), text(number));
      }
      assertThat(found(one)).hasSize(RESULTS);
      assertThat(found(two)).hasSize(RESULTS);
    }
    assertThat(folder.toFile().list()).hasSize(2);
    try (ResultStore after = ResultStore.open(folder)) {
      assertThat(found(after)).hasSize(RESULTS);
      assertThat(after.notices()).isEmpty();
    }
  }

  @Test
  void aFullDiskIsToldOfAndKeepsWhatWasThere() throws IOException {
    for (int room = Segment.HEADER.length(); room < 500; room += 7) {
      Path disk = folder.resolve("disk-" + room);
      int kept = fill(disk, room);
      try (ResultStore again = ResultStore.open(disk)) {
        assertThat(found(again)).hasSize(kept);
        IntStream.range(0, RESULTS).forEach(number -> again.save(key(number), text(number)));
        assertThat(found(again)).hasSize(RESULTS);
      }
    }
  }

  /** Saves until the disk is full; yields how many results it took. */
  private static int fill(Path disk, int room) throws IOException {
    ResultStore store = ResultStore.open(disk, FullDisk.of(room));
    int kept = 0;
    try {
      while (kept < RESULTS) {
        store.save(key(kept), text(kept));
        kept++;
      }
    } catch (StoreException full) {
      assertThat(full)
          .hasMessage("cannot keep results in " + disk.resolve(ResultStore.FIRST_FILE))
          .hasRootCauseMessage("No space left on device");
      assertThat(found(store)).hasSize(kept);
    }
    store.close();
    return kept;
  }

  @Test
  void aFolderThatIsAFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> ResultStore.open(file)).isInstanceOf(StoreException.class);
  }

  @Test
  void manyKeysAreAllFound() {
    KeyIndex index = new KeyIndex();
    int many = 100_000;
    for (int i = 0; i < many; i++) {
      // The low bits, which the table goes by, are the same for 16 keys each.
      index.put(new RunKey(i, i / 16), i);
    }
    for (int i = 0; i < many; i++) {
      assertThat(index.find(new RunKey(i, i / 16))).isEqualTo(i);
    }
    assertThat(index.find(new RunKey(-1, 0))).isEqualTo(KeyIndex.NOWHERE);
  }
}
