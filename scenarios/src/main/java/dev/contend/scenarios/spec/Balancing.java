package dev.contend.scenarios.spec;

/** Which node a request goes to. */
public enum Balancing {
  /** Any, each as likely. */
  RANDOM,
  /** One after the other. */
  ROUND_ROBIN,
  /** That which has fewest requests outstanding; among several any. */
  LEAST_OUTSTANDING,
  /** Of two that are drawn, that which has fewer outstanding. */
  TWO_CHOICES
}
