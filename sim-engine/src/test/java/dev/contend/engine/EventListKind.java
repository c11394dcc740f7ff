package dev.contend.engine;

import umontreal.ssj.simevents.eventlist.BinaryTree;
import umontreal.ssj.simevents.eventlist.DoublyLinked;
import umontreal.ssj.simevents.eventlist.EventList;
import umontreal.ssj.simevents.eventlist.SplayTree;

/**
 * The event lists that a kernel can be built on, for benchmarks and comparisons.
 *
 * <p>SSJ's Henriksen list is left out because it is wrong after a cancel, and its red-black tree
 * because it is slower than the splay tree everywhere.
 */
public enum EventListKind {
  /** The house's own, {@link WheelEventList}. */
  WHEELS,
  /** SSJ's default. */
  SPLAY_TREE,
  /** SSJ's binary search tree, which is not balanced. */
  BINARY_TREE,
  /** SSJ's sorted list: right beyond doubt, and linear. */
  DOUBLY_LINKED;

  /** A fresh kernel on an empty list of this kind. */
  public SimKernel newKernel() {
    return new SimKernel(newList());
  }

  EventList newList() {
    return switch (this) {
      case WHEELS -> new WheelEventList();
      case SPLAY_TREE -> new SplayTree();
      case BINARY_TREE -> new BinaryTree();
      case DOUBLY_LINKED -> new DoublyLinked();
    };
  }
}
