package dev.contend.reports.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Few combinations of some choices in which every possible pair of two choices occurs.
 *
 * <p>Built one by one: each begins with a pair that has not occurred, and takes, choice by choice,
 * what adds most pairs that have not.
 */
final class Pairwise {
  private final List<Integer> sizes;
  private final Predicate<int[]> possible;
  private final Set<List<Integer>> missing = new LinkedHashSet<>();

  /**
   * @param sizes the number of values of each choice
   * @param possible whether a combination can be; a choice not made yet is -1
   */
  private Pairwise(List<Integer> sizes, Predicate<int[]> possible) {
    this.sizes = sizes;
    this.possible = possible;
    for (int a = 0; a < sizes.size(); a++) {
      for (int b = a + 1; b < sizes.size(); b++) {
        for (int x = 0; x < sizes.get(a); x++) {
          for (int y = 0; y < sizes.get(b); y++) {
            int[] pair = nothing();
            pair[a] = x;
            pair[b] = y;
            if (possible.test(pair)) {
              missing.add(List.of(a, x, b, y));
            }
          }
        }
      }
    }
  }

  /** The combinations, each a value for each choice. */
  static List<int[]> of(List<Integer> sizes, Predicate<int[]> possible) {
    Pairwise pairwise = new Pairwise(sizes, possible);
    List<int[]> all = new ArrayList<>();
    while (!pairwise.missing.isEmpty()) {
      all.add(pairwise.next());
    }
    return all;
  }

  private int[] next() {
    int[] combination = nothing();
    List<Integer> pair = missing.iterator().next();
    combination[pair.get(0)] = pair.get(1);
    combination[pair.get(2)] = pair.get(3);
    for (int choice = 0; choice < combination.length; choice++) {
      if (combination[choice] < 0) {
        choose(combination, choice);
      }
    }
    missing.removeIf(each -> has(combination, each));
    return combination;
  }

  private void choose(int[] combination, int choice) {
    int best = -1;
    long most = -1;
    for (int value = 0; value < sizes.get(choice); value++) {
      combination[choice] = value;
      if (possible.test(combination)) {
        long added = missing.stream().filter(each -> has(combination, each)).count();
        if (added > most) {
          most = added;
          best = value;
        }
      }
    }
    if (best < 0) {
      throw new IllegalStateException("nothing goes with the choices before number " + choice);
    }
    combination[choice] = best;
  }

  private static boolean has(int[] combination, List<Integer> pair) {
    return combination[pair.get(0)] == pair.get(1) && combination[pair.get(2)] == pair.get(3);
  }

  private int[] nothing() {
    int[] combination = new int[sizes.size()];
    Arrays.fill(combination, -1);
    return combination;
  }
}
