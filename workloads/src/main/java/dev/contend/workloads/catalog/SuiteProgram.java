package dev.contend.workloads.catalog;

import dev.contend.workloads.program.CodeKind;
import dev.contend.workloads.program.CodeMix;
import java.util.EnumMap;
import java.util.Locale;

/**
 * Programs of Python's benchmark suite by what they mostly do.
 *
 * <p>Cycles: the article's time on its GIL build, on a Xeon Platinum 8480+ at 3.8 GHz. The mixes
 * are assumed, in twentieths, from what the programs' inner loops do; nobody has published such
 * shares.
 */
enum SuiteProgram {
  DJANGO_TEMPLATE(85.2, 0, 6, 6, 4, 4),
  FLOAT_OPERATIONS(142.3, 3, 8, 3, 6, 0),
  NBODY(234.1, 12, 0, 0, 0, 8),
  REGEX_COMPILE(312.5, 0, 6, 3, 3, 8),
  RICHARDS(156.8, 1, 12, 5, 0, 2),
  SCIMARK_FFT(178.2, 13, 0, 0, 0, 7),
  SCIMARK_LU(445.6, 3, 0, 2, 0, 15),
  SCIMARK_SOR(298.3, 8, 0, 2, 0, 10),
  SPECTRAL_NORM(234.5, 8, 0, 10, 0, 2),
  TYPING_RUNTIME(123.4, 0, 6, 10, 4, 0);

  private static final double CYCLES_PER_MILLISECOND = 3.8e6;
  private static final double TWENTIETH = 0.05;

  private final double cycles;
  private final CodeMix mix;

  SuiteProgram(
      double milliseconds, int arithmetic, int attribute, int call, int allocation, int container) {
    cycles = milliseconds * CYCLES_PER_MILLISECOND;
    EnumMap<CodeKind, Double> shares = new EnumMap<>(CodeKind.class);
    shares.put(CodeKind.ARITHMETIC, arithmetic * TWENTIETH);
    shares.put(CodeKind.ATTRIBUTE, attribute * TWENTIETH);
    shares.put(CodeKind.CALL, call * TWENTIETH);
    shares.put(CodeKind.ALLOCATION, allocation * TWENTIETH);
    shares.put(CodeKind.CONTAINER, container * TWENTIETH);
    mix = new CodeMix(shares);
  }

  String yamlName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  double cycles() {
    return cycles;
  }

  CodeMix mix() {
    return mix;
  }
}
