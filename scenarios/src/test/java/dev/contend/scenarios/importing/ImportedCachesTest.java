package dev.contend.scenarios.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Sizes and ways of caches from a topology, shared and private ones. */
class ImportedCachesTest {
  /** Two pairs of cores; each pair shares an L2, all share an L3. */
  private static final String XML =
      """
      <topology version="2.0">
        <object type="Machine" cpuset="0xf" allowed_cpuset="0xf">
          <object type="Package" cpuset="0xf">
            <object type="NUMANode" cpuset="0xf"/>
            <object type="L3Cache" cpuset="0xf" cache_size="12582912" cache_linesize="64"
                cache_associativity="%s" cache_type="0">
              <object type="L2Cache" cpuset="0x3" cache_size="2097152" cache_linesize="64"
                  cache_associativity="16" cache_type="0">
                %s
              </object>
              <object type="L2Cache" cpuset="0xc" cache_size="2097152" cache_linesize="64"
                  cache_associativity="16" cache_type="0">
                %s
              </object>
            </object>
          </object>
        </object>
      </topology>
      """;

  private static String core(int unit, String associativity) {
    return """
        <object type="L1Cache" cpuset="%1$#x" cache_size="49152" cache_linesize="64"
            cache_associativity="%2$s" cache_type="1">
          <object type="L1iCache" cpuset="%1$#x" cache_size="32768" cache_type="2">
            <object type="Core" cpuset="%1$#x"><object type="PU" cpuset="%1$#x"/></object>
          </object>
        </object>
        """
        .formatted(1 << unit, associativity);
  }

  private static ImportedCaches caches(String lastLevel, String first) {
    String xml =
        XML.formatted(lastLevel, core(0, first) + core(1, first), core(2, first) + core(3, first));
    return ImportedMachine.of(HwlocReader.read(xml.getBytes(StandardCharsets.UTF_8))).caches();
  }

  @Test
  void sizesAndWaysAreThoseOfTheFile() {
    ImportedCaches caches = caches("12", "12");
    assertThat(caches.kinds()).hasSize(1);
    ImportedCaches.Kind kind = caches.kinds().get(0);
    String source = "hwloc: cache_size and cache_associativity";
    assertThat(kind.l1()).isEqualTo(new ImportedCaches.Cache(48 << 10, 12, source, true));
    assertThat(kind.l2())
        .contains(
            new ImportedCaches.Cache(
                1 << 20, 16, source + ", a part of what 2 cores share", false));
    assertThat(caches.lastLevel()).contains(new ImportedCaches.Cache(12 << 20, 12, source, true));
  }

  /** 0 is unknown, -1 fully associative, which is done for small caches only. */
  @Test
  void waysThatAreNotKnownAreAGenericDefault() {
    ImportedCaches caches = caches("-1", "0");
    ImportedCaches.Cache l1 = caches.kinds().get(0).l1();
    assertThat(l1.ways()).isEqualTo(8);
    assertThat(l1.certain()).isFalse();
    assertThat(l1.source()).isEqualTo("hwloc: cache_size; ways are a generic default");
    assertThat(caches.lastLevel().orElseThrow().ways()).isEqualTo(1024);
    assertThat(caches.lastLevel().orElseThrow().certain()).isFalse();
    ImportedCaches.Cache full = caches("12", "-1").kinds().get(0).l1();
    assertThat(full.ways()).isEqualTo(768);
    assertThat(full.certain()).isTrue();
  }

  @Test
  void withoutAFirstLevelNothingIsClaimed() {
    String xml = XML.formatted("12", core(0, "12"), core(2, "12")).replace("L1Cache", "Group");
    ImportedMachine machine =
        ImportedMachine.of(HwlocReader.read(xml.getBytes(StandardCharsets.UTF_8)));
    assertThat(machine.caches().kinds()).isEmpty();
    assertThat(machine.caches().lastLevel()).isEmpty();
    assertThat(machine.notes())
        .anyMatch(note -> note.contains("does not say how large the first level"));
  }
}
