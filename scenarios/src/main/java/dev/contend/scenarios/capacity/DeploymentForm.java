package dev.contend.scenarios.capacity;

import dev.contend.scenarios.cluster.DnsLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms in which a choice can be deployed; each gives the text of a file. */
public enum DeploymentForm {
  /** A configuration of gunicorn: processes, or threads of one process. */
  GUNICORN("gunicorn.conf.py") {
    @Override
    Optional<String> written(Deployment choice, Deployment.Kind kind) {
      return switch (kind) {
        case PROCESSES ->
            Optional.of(
                "workers = "
                    + choice.workers()
                    + "\nthreads = 1\nworker_class = \"sync\"\npreload_app = "
                    + (choice.startMethod().equals("fork") ? "True" : "False")
                    + "\n");
        case THREADS ->
            Optional.of(
                "workers = 1\nthreads = " + choice.workers() + "\nworker_class = \"gthread\"\n");
        case INTERPRETERS -> Optional.empty();
      };
    }
  },
  /** A command that starts uvicorn, and the size of its thread pool. */
  UVICORN("uvicorn.sh") {
    @Override
    Optional<String> written(Deployment choice, Deployment.Kind kind) {
      return switch (kind) {
        case PROCESSES ->
            Optional.of("exec uvicorn --workers " + choice.workers() + " \"${APP:-app:app}\"\n");
        case THREADS ->
            Optional.of(
                "# The application's thread pool, when it starts:\n"
                    + "#   limiter = anyio.to_thread.current_default_thread_limiter()\n"
                    + "#   limiter.total_tokens = "
                    + choice.workers()
                    + "\nexec uvicorn --workers 1 \"${APP:-app:app}\"\n");
        case INTERPRETERS -> Optional.empty();
      };
    }
  },
  /** Arguments of PyTorch's DataLoader, whose workers are processes. */
  DATALOADER("dataloader.py") {
    @Override
    Optional<String> written(Deployment choice, Deployment.Kind kind) {
      return kind == Deployment.Kind.PROCESSES
          ? Optional.of(
              "LOADER = dict(\n    num_workers="
                  + choice.workers()
                  + ",\n    multiprocessing_context=\""
                  + choice.startMethod()
                  + "\",\n    persistent_workers=True,\n)  # DataLoader(dataset, **LOADER)\n")
          : Optional.empty();
    }
  },
  /** A deployment of Kubernetes with the limits that were simulated. */
  KUBERNETES("kubernetes.yaml") {
    @Override
    Optional<String> written(Deployment choice, Deployment.Kind kind) {
      long peakMiB = (choice.peakBytes() + MIB - 1) / MIB;
      String cpu = quantity(choice.cpus());
      String memory =
          choice.memoryLimit().isPresent()
              ? choice.memoryLimit().getAsLong() / MIB + "Mi"
              : peakMiB + "Mi";
      return Optional.of(
          String.join(
              "\n",
              "apiVersion: apps/v1",
              "kind: Deployment",
              "metadata: {name: " + name(choice.plan()) + "}",
              "spec:",
              "  replicas: 1",
              "  selector: {matchLabels: {app: " + name(choice.plan()) + "}}",
              "  template:",
              "    metadata: {labels: {app: " + name(choice.plan()) + "}}",
              "    spec:",
              "      containers:",
              "        - name: app",
              "          image: app:latest  # yours, with " + choice.point().runtime().label(),
              "          env:",
              "            # Workers of gunicorn and uvicorn; 1 where workers are threads.",
              "            - {name: WEB_CONCURRENCY, value: \""
                  + (kind == Deployment.Kind.PROCESSES ? choice.workers() : 1)
                  + "\"}",
              "            - {name: WORKERS, value: \"" + choice.workers() + "\"}",
              "          resources:",
              "            # Peak memory in the simulation: " + peakMiB + " MiB.",
              "            requests: {cpu: \"" + cpu + "\", memory: " + memory + "}",
              "            # Limits as far as they were simulated.",
              "            limits: {" + limits(choice, cpu, memory) + "}",
              ""));
    }

    private String limits(Deployment choice, String cpu, String memory) {
      List<String> limits = new ArrayList<>();
      if (choice.limitsCpus()) {
        limits.add("cpu: \"" + cpu + "\"");
      }
      if (choice.memoryLimit().isPresent()) {
        limits.add("memory: " + memory);
      }
      return String.join(", ", limits);
    }

    private String quantity(double cpus) {
      return cpus == Math.rint(cpus) ? String.valueOf((long) cpus) : Math.round(1_000 * cpus) + "m";
    }

    private String name(String plan) {
      String name = DnsLabel.of(plan);
      return name.isEmpty() ? "app" : name;
    }
  };

  private static final long MIB = 1 << 20;

  private final String fileName;

  DeploymentForm(String fileName) {
    this.fileName = fileName;
  }

  /** The name of the file. */
  public String fileName() {
    return fileName;
  }

  /** The word for it in commands. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The text of the file; empty if the choice cannot be deployed so. */
  public Optional<String> text(Deployment choice) {
    boolean isPython = this == GUNICORN || this == DATALOADER;
    return choice
        .kind()
        .flatMap(kind -> written(choice, kind))
        .map(
            text ->
                "# " + choice.named() + "\n" + text + (isPython ? choice.switchInterval() : ""));
  }

  /** What the form cannot express. */
  public String refusal(Deployment choice) {
    String workers =
        choice.kind().map(kind -> kind.name().toLowerCase(Locale.ROOT)).orElse("machine code");
    return word()
        + " cannot run workers that are "
        + workers
        + (this == DATALOADER ? "; its workers are processes" : "");
  }

  abstract Optional<String> written(Deployment choice, Deployment.Kind kind);
}
