package dev.contend.scenarios.yaml;

import dev.contend.workloads.runtime.process.StartMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The keys of runtime files about processes. */
final class RuntimeProcessKeys {
  private RuntimeProcessKeys() {}

  private static Key<Long> duration(String name, String help) {
    return Key.sourced(name, CostKinds.DURATION, help);
  }

  private static Key<Double> bandwidth(String name, String help) {
    return Key.sourced(name, CostKinds.BANDWIDTH, help);
  }

  /** Starting and ending a process with one start method. */
  static final class Start {
    static final Key<Long> START =
        duration("start", "Until Process.start() has returned in the parent.");
    static final Key<Long> BOOT =
        duration(
            "boot",
            "From the child's first instruction to the first line of its target, without the"
                + " program's own imports.");
    static final Key<Long> EXIT =
        duration("exit", "From the end of the target to the end of the process.");
    static final Key<Long> FIRST =
        duration("first", "What the first start of a parent takes beyond the others.");
    static final Section SECTION = Section.of("process-start", START, BOOT, EXIT, FIRST);

    private Start() {}
  }

  /** Pickling. */
  static final class Pickle {
    static final Key<Long> DUMPS = duration("dumps", "pickle.dumps of a small object.");
    static final Key<Long> DUMPS_OBJECT = duration("dumps-object", "For each further object.");
    static final Key<Double> DUMPS_BANDWIDTH = bandwidth("dumps-bandwidth", "For text and bytes.");
    static final Key<Long> LOADS = duration("loads", "pickle.loads of a small object.");
    static final Key<Long> LOADS_OBJECT = duration("loads-object", "For each further object.");
    static final Key<Double> LOADS_BANDWIDTH = bandwidth("loads-bandwidth", "For text and bytes.");
    static final Key<Long> REDUCER =
        duration("reducer", "What ForkingPickler.dumps takes beyond pickle.dumps.");
    static final Section SECTION =
        Section.of(
            "pickle",
            DUMPS,
            DUMPS_OBJECT,
            DUMPS_BANDWIDTH,
            LOADS,
            LOADS_OBJECT,
            LOADS_BANDWIDTH,
            REDUCER);

    private Pickle() {}
  }

  /** Pipes. */
  static final class Pipe {
    static final Key<Long> CALL =
        duration("call", "One read or write in the kernel, copying left out.");
    static final Key<Long> SLEEP =
        duration(
            "sleep", "What a call takes beyond that if it had to sleep, the wake-up left out.");
    static final Key<Double> COPY_BANDWIDTH =
        bandwidth("copy-bandwidth", "Copying into the kernel, out of it, or within the process.");
    static final Key<Long> SEND = duration("send", "Python code of Connection.send_bytes.");
    static final Key<Long> RECEIVE = duration("receive", "Python code of Connection.recv_bytes.");
    static final Section SECTION = Section.of("pipe", CALL, SLEEP, COPY_BANDWIDTH, SEND, RECEIVE);

    private Pipe() {}
  }

  /** Queues and pools, beside pickling, pipes and locks. */
  static final class Queue {
    static final Key<Long> SIMPLE = duration("simple", "SimpleQueue.put or get.");
    static final Key<Long> PUT = duration("put", "Queue.put.");
    static final Key<Long> GET = duration("get", "Queue.get.");
    static final Key<Long> FEED = duration("feed", "The feeder thread, for each message.");
    static final Key<Long> TASK =
        duration("task", "Pool's handler threads, for each task or result.");
    static final Key<Long> SUBMIT = duration("submit", "ProcessPoolExecutor.submit.");
    static final Key<Long> MANAGER =
        duration("manager", "The executor's manager thread, for each time it waits.");
    static final Section SECTION =
        Section.of("process-queue", SIMPLE, PUT, GET, FEED, TASK, SUBMIT, MANAGER);

    private Queue() {}
  }

  /** Processes. */
  static final class Processes {
    static final Key<StartMethod> START_METHOD =
        Key.sourced(
            "start-method",
            ValueKinds.enumeration(StartMethod.class),
            "How processes are started by default.");
    static final Key<YamlMap> PICKLE =
        Key.of("pickle", Pickle.SECTION.kind(), "What pickling takes.");
    static final Key<YamlMap> PIPE = Key.of("pipe", Pipe.SECTION.kind(), "What pipes take.");
    static final Key<YamlMap> QUEUE =
        Key.of(
            "queue",
            Queue.SECTION.kind(),
            "What the Python code of queues and pools takes, beside pickling, pipes and locks.");
    static final Section SECTION = Section.of("process", keys());

    private Processes() {}

    static Key<YamlMap> of(StartMethod method) {
      return Key.of(
          method.yamlName(),
          Start.SECTION.kind(),
          "What starting and ending a process takes with this start method.");
    }

    private static List<Key<?>> keys() {
      List<Key<?>> keys = new ArrayList<>(List.of(START_METHOD));
      Stream.of(StartMethod.values()).map(Processes::of).forEach(keys::add);
      keys.addAll(List.of(PICKLE, PIPE, QUEUE));
      return keys;
    }
  }
}
