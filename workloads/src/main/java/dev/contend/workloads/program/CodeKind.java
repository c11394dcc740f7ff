package dev.contend.workloads.program;

import java.util.Locale;

/**
 * What a stretch of Python code mostly does. Builds of CPython differ most in these: a build may
 * compute as fast as another and call or look up attributes at twice its cost.
 */
public enum CodeKind {
  /** Arithmetic and comparisons on local numbers, and the loops around them. */
  ARITHMETIC,
  /** Loads and stores of attributes, and calls of methods. */
  ATTRIBUTE,
  /** Calls of plain functions, and their returns. */
  CALL,
  /** Objects that are made and soon dropped. */
  ALLOCATION,
  /** Subscripts, slices and iteration of lists, tuples and dictionaries. */
  CONTAINER,
  /** C code of an extension that makes and takes Python objects, such as ctypes. */
  EXTENSION;

  /** The word in files. */
  public String yamlName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
