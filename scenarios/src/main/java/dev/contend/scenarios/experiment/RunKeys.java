package dev.contend.scenarios.experiment;

import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.RuntimeSpec;
import dev.contend.scenarios.store.ResultStore;
import dev.contend.scenarios.store.RunKey;
import dev.contend.workloads.catalog.Workload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keys of runs: digests of what is simulated, by which version of the model, with which seed, and
 * of which replication it is.
 */
final class RunKeys {
  /** Parts of points that are remembered; most sweeps have fewer machines and runtimes. */
  private static final int REMEMBERED = 256;

  private final byte[] version;
  private final List<Part> parts = new ArrayList<>();

  /**
   * @param version of the model: of two that give other results the versions differ
   */
  RunKeys(String version) {
    this.version = version.getBytes(StandardCharsets.UTF_8);
  }

  /** A part of points and its digest. */
  private static final class Part {
    private final Object value;
    private final byte[] digest;

    Part(Object value, byte[] digest) {
      this.value = value;
      this.digest = digest;
    }
  }

  /** What stands for a point; by {@link #of} it becomes a key. */
  synchronized byte[] digest(PointSpec point) {
    MessageDigest digest = ResultStore.sha256();
    digest.update(version);
    new Fingerprint(digest, this::shared).add(point);
    return digest.digest();
  }

  /** The key of one of a point's runs. */
  static RunKey of(byte[] point, long seed, int replication) {
    MessageDigest digest = ResultStore.sha256();
    digest.update(point);
    digest.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(seed).putLong(replication).array());
    return RunKey.of(digest.digest());
  }

  /** Points share machines, runtimes and workloads: each is read once. */
  private Optional<byte[]> shared(Object value) {
    return value instanceof MachineSpec || value instanceof RuntimeSpec || value instanceof Workload
        ? Optional.of(part(value))
        : Optional.empty();
  }

  private byte[] part(Object value) {
    for (Part known : parts) {
      if (known.value == value) {
        return known.digest;
      }
    }
    MessageDigest digest = ResultStore.sha256();
    new Fingerprint(digest, nested -> Optional.empty()).add(value);
    Part part = new Part(value, digest.digest());
    if (parts.size() < REMEMBERED) {
      parts.add(part);
    }
    return part.digest;
  }
}
