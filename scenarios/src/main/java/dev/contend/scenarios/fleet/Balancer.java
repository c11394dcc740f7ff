package dev.contend.scenarios.fleet;

import dev.contend.engine.random.RandomSource;
import dev.contend.scenarios.spec.Balancing;
import java.util.function.IntUnaryOperator;

/**
 * Says which node a request goes to.
 *
 * <p>Source of two choices: Mitzenmacher, The power of two choices in randomized load balancing,
 * IEEE Transactions on Parallel and Distributed Systems 12(10), 2001.
 */
final class Balancer {
  private final Balancing balancing;
  private final int nodes;
  private final RandomSource random;
  private int next;

  Balancer(Balancing balancing, int nodes, RandomSource random) {
    this.balancing = balancing;
    this.nodes = nodes;
    this.random = random;
  }

  /**
   * The node of the next request.
   *
   * @param outstanding how many requests a node has
   */
  int choose(IntUnaryOperator outstanding) {
    return switch (balancing) {
      case RANDOM -> random.below(nodes);
      case ROUND_ROBIN -> {
        int turn = next;
        next = (next + 1) % nodes;
        yield turn;
      }
      case LEAST_OUTSTANDING -> least(outstanding);
      case TWO_CHOICES -> {
        int one = random.below(nodes);
        int other = random.below(nodes);
        yield outstanding.applyAsInt(other) < outstanding.applyAsInt(one) ? other : one;
      }
    };
  }

  /** Of several that have as few, each is as likely. */
  private int least(IntUnaryOperator outstanding) {
    int best = -1;
    int fewest = Integer.MAX_VALUE;
    int ties = 0;
    for (int node = 0; node < nodes; node++) {
      int has = outstanding.applyAsInt(node);
      if (has < fewest) {
        fewest = has;
        best = node;
        ties = 1;
      } else if (has == fewest) {
        ties++;
        best = random.below(ties) == 0 ? node : best;
      }
    }
    return best;
  }
}
