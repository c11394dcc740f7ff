package dev.contend.benchmarks;

import java.util.function.Supplier;

/** The engines that are held against each other. */
public enum Engine {
  /** SSJ 3.3.2 as it ships: the splay tree, MRG32k3a. All ratios are to it. */
  SSJ("SSJ 3.3.2", SsjModels::new),
  /** This engine. */
  CONTEND("contend", ContendModels::new),
  /** CloudSim Plus (GPLv3): fetched for this benchmark, never shipped. */
  CLOUDSIM_PLUS("CloudSim Plus 8.5.7", CloudSimPlusModels::new),
  /** DSOL (BSD). */
  DSOL("DSOL 4.3.2", DsolModels::new);

  final String label;
  private final Supplier<Models> models;

  Engine(String label, Supplier<Models> models) {
    this.label = label;
    this.models = models;
  }

  Models models() {
    return models.get();
  }
}
