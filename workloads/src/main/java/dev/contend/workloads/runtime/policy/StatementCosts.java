package dev.contend.workloads.runtime.policy;

/**
 * What statements on objects that workers share take of interpreter work, beside the accesses to
 * counts, locks and storage. In cycles of the machine's first kind of core; the work factor does
 * not apply, since they are of this version and build already.
 *
 * @param rebindCycles {@code t = o} where no reference is counted
 * @param plainPairCycles what one reference taken and given back with plain stores adds to that,
 *     hits of the own cache included
 * @param appendCycles one pass of a loop that appends a new integer to a list
 * @param lengthCheckCycles {@code if len(l) == n:}, and an item's share in dropping a full list
 * @param extendItemCycles one item of {@code list.extend}
 * @param readItemCycles {@code l[i]}, {@code d[k]} or {@code o.a}
 * @param writeItemCycles the same as the target of an assignment, with the new object
 * @param dropItemCycles {@code l.pop()} and the end of what it returns
 * @param withCycles {@code with lock: ...}, both ends together
 * @param copyBytePs copying a byte of a list's array when it grows, in picoseconds
 */
public record StatementCosts(
    double rebindCycles,
    double plainPairCycles,
    double appendCycles,
    double lengthCheckCycles,
    double extendItemCycles,
    double readItemCycles,
    double writeItemCycles,
    double dropItemCycles,
    double withCycles,
    double copyBytePs) {

  /** Statements that take nothing but their accesses. */
  public static final StatementCosts NOTHING = new StatementCosts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
