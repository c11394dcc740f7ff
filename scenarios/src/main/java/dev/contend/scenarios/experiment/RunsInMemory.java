package dev.contend.scenarios.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs that nobody needs once the results are made of them. */
final class RunsInMemory implements RunArchive {
  private final Map<Integer, Map<Integer, RunResult>> runs = new TreeMap<>();

  @Override
  public Optional<RunResult> find(int point, int replication) {
    return Optional.empty();
  }

  @Override
  public synchronized void save(int point, int replication, RunResult result) {
    runs.computeIfAbsent(point, first -> new TreeMap<>()).put(replication, result);
  }

  @Override
  public synchronized List<RunResult> runs(int point, int replications) {
    Map<Integer, RunResult> theirs = runs.getOrDefault(point, new TreeMap<>());
    return new ArrayList<>(theirs.values()).subList(0, replications);
  }
}
