package dev.contend.engine.statistics;

import dev.contend.engine.random.RandomSource;
import umontreal.ssj.rng.RandomStreamBase;

/** A random source of the project where SSJ wants a stream of its own; it is read once. */
final class Draws extends RandomStreamBase {
  private static final long serialVersionUID = 1;
  private static final String READ_ONCE = "a random source is read once";

  private final transient RandomSource source;

  Draws(RandomSource source) {
    this.source = source;
  }

  @Override
  protected double nextValue() {
    return source.uniform();
  }

  @Override
  public void resetStartStream() {
    throw new UnsupportedOperationException(READ_ONCE);
  }

  @Override
  public void resetStartSubstream() {
    throw new UnsupportedOperationException(READ_ONCE);
  }

  @Override
  public void resetNextSubstream() {
    throw new UnsupportedOperationException(READ_ONCE);
  }

  @Override
  public String toString() {
    return READ_ONCE;
  }
}
