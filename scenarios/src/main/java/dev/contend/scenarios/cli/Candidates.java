package dev.contend.scenarios.cli;

import dev.contend.scenarios.schema.KeyReference;
import dev.contend.scenarios.yaml.Library;
import java.util.Iterator;
import java.util.stream.Stream;

/** The names that a shell offers for an argument. */
final class Candidates {
  private Candidates() {}

  /** Experiments of the library. */
  static final class Experiments implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Library.EXPERIMENTS.names().iterator();
    }
  }

  /** Plans of the library. */
  static final class Plans implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Library.PLANS.names().iterator();
    }
  }

  /** Fleets of the library. */
  static final class Fleets implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Library.FLEETS.names().iterator();
    }
  }

  /** Machines of the library. */
  static final class Machines implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Library.MACHINES.names().iterator();
    }
  }

  /** Templates of scenarios. */
  static final class Templates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Library.TEMPLATES.names().iterator();
    }
  }

  /** References of the library. */
  static final class References implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Library.REFERENCES.names().iterator();
    }
  }

  /** Topics and keys that can be explained. */
  static final class Explained implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(Topics.names().stream(), KeyReference.paths().stream()).iterator();
    }
  }
}
