package dev.contend.scenarios.yaml;

import dev.contend.scenarios.yaml.RuntimeProcessKeys.Pickle;
import dev.contend.scenarios.yaml.RuntimeProcessKeys.Pipe;
import dev.contend.scenarios.yaml.RuntimeProcessKeys.Processes;
import dev.contend.scenarios.yaml.RuntimeProcessKeys.Queue;
import dev.contend.scenarios.yaml.RuntimeProcessKeys.Start;
import dev.contend.workloads.runtime.process.PickleCosts;
import dev.contend.workloads.runtime.process.PipeCosts;
import dev.contend.workloads.runtime.process.ProcessCosts;
import dev.contend.workloads.runtime.process.QueueCosts;
import dev.contend.workloads.runtime.process.StartCosts;
import dev.contend.workloads.runtime.process.StartMethod;
import java.util.EnumMap;
import java.util.Map;

/** Reads what a runtime file says of processes: their starts, pickling, pipes, queues, pools. */
final class ProcessReader {
  private static final StartCosts NO_START = new StartCosts(0, 0, 0, 0);
  private static final PickleCosts NO_PICKLE = new PickleCosts(0, 0, 0, 0, 0, 0, 0);
  private static final PipeCosts NO_PIPE = new PipeCosts(0, 0, 0, 0, 0);
  private static final QueueCosts NO_QUEUE = new QueueCosts(0, 0, 0, 0, 0, 0, 0);

  private final SourcedReader sourced;

  ProcessReader(SourcedReader sourced) {
    this.sourced = sourced;
  }

  /** The section; zeros, with problems reported, for what is not right. */
  ProcessCosts read(YamlMap runtime) {
    return runtime
        .read(RuntimeKeys.PROCESS)
        .map(
            map ->
                new ProcessCosts(
                    sourced.read(map, Processes.START_METHOD, StartMethod.FORK),
                    starts(map),
                    pickle(map),
                    pipe(map),
                    queue(map)))
        .orElseGet(ProcessReader::nothing);
  }

  private static ProcessCosts nothing() {
    Map<StartMethod, StartCosts> starts = new EnumMap<>(StartMethod.class);
    for (StartMethod method : StartMethod.values()) {
      starts.put(method, NO_START);
    }
    return new ProcessCosts(StartMethod.FORK, starts, NO_PICKLE, NO_PIPE, NO_QUEUE);
  }

  private Map<StartMethod, StartCosts> starts(YamlMap process) {
    Map<StartMethod, StartCosts> starts = new EnumMap<>(StartMethod.class);
    for (StartMethod method : StartMethod.values()) {
      starts.put(method, process.read(Processes.of(method)).map(this::start).orElse(NO_START));
    }
    return starts;
  }

  private StartCosts start(YamlMap map) {
    return new StartCosts(
        duration(map, Start.START),
        duration(map, Start.BOOT),
        duration(map, Start.EXIT),
        duration(map, Start.FIRST));
  }

  private PickleCosts pickle(YamlMap process) {
    return process
        .read(Processes.PICKLE)
        .map(
            map ->
                new PickleCosts(
                    duration(map, Pickle.DUMPS),
                    duration(map, Pickle.DUMPS_OBJECT),
                    bytePs(map, Pickle.DUMPS_BANDWIDTH),
                    duration(map, Pickle.LOADS),
                    duration(map, Pickle.LOADS_OBJECT),
                    bytePs(map, Pickle.LOADS_BANDWIDTH),
                    duration(map, Pickle.REDUCER)))
        .orElse(NO_PICKLE);
  }

  private PipeCosts pipe(YamlMap process) {
    return process
        .read(Processes.PIPE)
        .map(
            map ->
                new PipeCosts(
                    duration(map, Pipe.CALL),
                    duration(map, Pipe.SLEEP),
                    bytePs(map, Pipe.COPY_BANDWIDTH),
                    duration(map, Pipe.SEND),
                    duration(map, Pipe.RECEIVE)))
        .orElse(NO_PIPE);
  }

  private QueueCosts queue(YamlMap process) {
    return process
        .read(Processes.QUEUE)
        .map(
            map ->
                new QueueCosts(
                    duration(map, Queue.SIMPLE),
                    duration(map, Queue.PUT),
                    duration(map, Queue.GET),
                    duration(map, Queue.FEED),
                    duration(map, Queue.TASK),
                    duration(map, Queue.SUBMIT),
                    duration(map, Queue.MANAGER)))
        .orElse(NO_QUEUE);
  }

  private long duration(YamlMap map, Key<Long> key) {
    return sourced.read(map, key, 0L);
  }

  private double bytePs(YamlMap map, Key<Double> key) {
    return 1e12 / sourced.read(map, key, 1e12);
  }
}
