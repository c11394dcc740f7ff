package dev.contend.workloads.catalog;

/**
 * The register of built-in workloads. A constant here gives a workload its name in scenario files
 * and enrols it in the workloads' contract tests.
 */
public enum Workloads {
  PRIME_SIEVE("prime-sieve", new PrimeSieve()),
  PROCESS_MESSAGES("process-messages", new ProcessMessages()),
  POOL_PRIMES("pool-primes", new PoolPrimes()),
  WORKER_START("worker-start", new WorkerStart()),
  MUTEX("mutex", new MutexUse()),
  THREAD_SUITE("thread-suite", new ThreadSuite()),
  COUNTING("counting", new Counting()),
  LOCKS("locks", new Locking()),
  PING_PONG("ping-pong", new Handoffs()),
  MEMORY_LOAD("memory-load", new MemoryReading()),
  PYTHON_CODE("python-code", new PythonCode()),
  THREAD_SWITCH("thread-switch", new ThreadSwitching()),
  REACQUIRE("reacquire", new Reacquiring()),
  IO_BESIDE_CPU("io-beside-cpu", new IoBesideCpu()),
  ALLOCATION("allocation", new Allocating()),
  COLLECTION("collection", new Collecting()),
  FOREIGN_DROPS("foreign-drops", new DroppingForeign()),
  SHARED_DATA("shared-data", new SharingData()),
  REFCOUNT_ACCESS("refcount-access", new ReferenceTaking()),
  LIST_APPEND("list-append", new ListAppending()),
  OBJECT_DROPS("object-drops", new ObjectDropping()),
  SHARED_CONTAINER("shared-container", new ContainerSharing()),
  PREPROCESS_SVD("preprocess-svd", new PreprocessingWithSvd()),
  ML_INFERENCE("ml-inference", new ModelInference()),
  ETL_PIPELINE("etl-pipeline", new EtlPipeline()),
  PRODUCER_CONSUMER("producer-consumer", new HandingOver()),
  DATA_LOADER("data-loader", new DataLoader()),
  LLM_SERVING("llm-serving", new LlmServing()),
  WEB_SERVICE("web-service", new WebService()),
  SHARDED_TRAINING("sharded-training", new ShardedTraining()),
  SHARING_PATTERNS("sharing-patterns", new SharingPatterns()),
  EXTENSION_CACHE("extension-cache", new CachingInExtension()),
  PARAMETER_SERVER("parameter-server", new ParameterServer()),
  FORK_SERVER("fork-server", new ServingFromForks()),
  FTSCALING("ftscaling", new ScalingBenchmark());

  private final String yamlName;
  private final Workload workload;

  Workloads(String yamlName, Workload workload) {
    this.yamlName = yamlName;
    this.workload = workload;
  }

  /** The name in scenario files. */
  public String yamlName() {
    return yamlName;
  }

  public Workload workload() {
    return workload;
  }
}
