package dev.contend.scenarios.capacity;

import java.util.List;

/**
 * Something to choose, but for the number of workers.
 *
 * @param label as in answers
 * @param workers the numbers that may be chosen, rising, at least one
 */
public record Alternative(String label, List<Integer> workers) {
  public Alternative {
    workers = List.copyOf(workers);
    for (int i = 1; i < workers.size(); i++) {
      if (workers.get(i - 1) >= workers.get(i)) {
        throw new IllegalArgumentException("workers of '" + label + "' do not rise: " + workers);
      }
    }
    if (workers.isEmpty()) {
      throw new IllegalArgumentException("'" + label + "' has no number of workers");
    }
  }
}
