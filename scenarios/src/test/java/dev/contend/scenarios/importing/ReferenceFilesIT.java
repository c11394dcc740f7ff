package dev.contend.scenarios.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.yaml.Machines;
import dev.contend.scenarios.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Topologies and matrices of real machines, which are not part of the project for their licences.
 *
 * <p>Run with {@code mvn verify -Preference-files -Dreference.dir=FOLDER}. In the folder: {@code
 * lstopo/*.xml}, of hwloc 3b37b02 {@code tests/hwloc}; {@code c2c/*.csv} and {@code
 * c2c/SUMMARY.csv}, of core-to-core-latency 96a943a and core-to-core-latency-plus 264ea0a.
 */
class ReferenceFilesIT {
  private static final Path REFERENCE = Path.of(System.getProperty("reference.dir", "reference"));
  private static final Pattern CLASS = Pattern.compile("([0-9]+)@([0-9.]+)\\[");

  @TempDir Path folder = Path.of("");

  /** Packages, dies, NUMA nodes, L3, L2, cores, processing units of each topology. */
  private static Map<String, List<Integer>> counts() {
    Map<String, List<Integer>> counts = new LinkedHashMap<>();
    counts.put("Intel-RaptorLake-Corei7-1370P", List.of(1, 0, 1, 1, 8, 14, 20));
    counts.put("20em64t-hybrid-1p6c2t+2ca4co1t.from-sysfs.v2", List.of(1, 0, 1, 1, 8, 14, 20));
    counts.put("nvidia-dgx-gb10", List.of(1, 0, 1, 2, 20, 20, 20));
    counts.put("fakecpukinds", List.of(1, 0, 1, 0, 0, 2, 4));
    counts.put("fakeheterocpunuma", List.of(2, 0, 6, 0, 0, 12, 24));
    counts.put("AMD-19h-Zen3-2xEpyc-7763", List.of(2, 0, 1, 16, 128, 128, 128));
    counts.put("AMD-K10-MagnyCours-2xOpteron-6164HE", List.of(2, 0, 1, 4, 24, 24, 24));
    counts.put("64amd64-4p2n4ca2co", List.of(4, 0, 8, 8, 32, 64, 64));
    counts.put("Intel-CascadeLake-2xXeon6230", List.of(2, 0, 1, 2, 40, 40, 80));
    counts.put("Intel-Skylake-2xXeon6140", List.of(2, 0, 1, 2, 36, 36, 72));
    counts.put("Intel-CPUID.1F-Qemu-2p3d3c2t", List.of(2, 6, 1, 6, 18, 18, 36));
    counts.put("192em64t-12gr2n8c2t", List.of(24, 0, 24, 24, 192, 192, 384));
    counts.put("128arm-2pa2n8cluster4co.from-sysfs.v2", List.of(2, 0, 4, 4, 128, 128, 128));
    counts.put("16amd64-4distances", List.of(8, 0, 8, 0, 16, 16, 16));
    counts.put("64intel64-heteromem", List.of(1, 0, 8, 4, 8, 16, 64));
    counts.put("memorysidecaches", List.of(2, 0, 4, 2, 40, 40, 80));
    return counts;
  }

  @TestFactory
  Stream<DynamicTest> everyTopologyKeepsItsCountsAndBecomesAMachine() {
    return counts().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> becomesAMachine(entry.getKey(), entry.getValue())));
  }

  private void becomesAMachine(String name, List<Integer> counts) throws IOException {
    HwlocTopology topology = HwlocReader.read(REFERENCE.resolve("lstopo").resolve(name + ".xml"));
    assertThat(topology.counts()).isEqualTo(counts);
    String text = MachineFileText.of(ImportedMachine.of(topology), "imported", name, "x");
    Path file = Files.writeString(folder.resolve("machine.yaml"), text);
    Problems problems = new Problems();
    List<MachineSpec> read = Machines.read(file.toString(), problems).stream().toList();
    assertThat(problems.rendered()).isEmpty();
    assertThat(read.get(0).processor().machine().cores()).isEqualTo(counts.get(5));
    assertThat(read.get(0).processor().machine().hardwareThreads()).isEqualTo(counts.get(6));
    assertThat(read.get(0).processor().machine().sockets()).isEqualTo(counts.get(0));
    assertThat(read.get(0).processor().machine().numaNodes()).isEqualTo(counts.get(2));
  }

  @Test
  void everyMatrixFallsIntoThePublishedClasses() throws IOException {
    int classes = 0;
    int matrices = 0;
    for (String row : Files.readAllLines(REFERENCE.resolve("c2c/SUMMARY.csv"))) {
      // Quoted cells stand behind the classes only.
      String[] cells = row.split(",", 11);
      if (cells[0].equals("set")) {
        continue;
      }
      Path file = REFERENCE.resolve("c2c").resolve(cells[1] + ".csv");
      HandoffClasses found = HandoffClasses.of(LatencyMatrixReader.read(file));
      matrices++;
      Matcher stated = CLASS.matcher(cells[9]);
      while (stated.find()) {
        double median = Double.parseDouble(stated.group(2));
        HandoffClasses.HandoffClass nearest = nearest(found, median);
        assertThat(nearest.medianNs()).as(cells[1]).isCloseTo(median, within(0.02 * median));
        assertThat(nearest.pairs()).as(cells[1]).isEqualTo(Integer.parseInt(stated.group(1)));
        classes++;
      }
    }
    assertThat(matrices).isEqualTo(21);
    assertThat(classes).isEqualTo(54);
  }

  private static HandoffClasses.HandoffClass nearest(HandoffClasses found, double median) {
    List<HandoffClasses.HandoffClass> classes = new ArrayList<>(found.classes());
    classes.sort(Comparator.comparingDouble(each -> Math.abs(each.medianNs() - median)));
    return classes.get(0);
  }
}
