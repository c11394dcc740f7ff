package dev.contend.scenarios.fitting;

import java.util.List;

/**
 * What a table set.
 *
 * @param table its name
 * @param numbers each once; those that are fitted to other tables in the order in which they are
 */
public record Fit(String table, List<FittedNumber> numbers) {
  public Fit {
    numbers = List.copyOf(numbers);
  }
}
