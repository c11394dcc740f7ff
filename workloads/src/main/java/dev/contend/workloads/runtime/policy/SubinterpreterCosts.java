package dev.contend.workloads.runtime.policy;

/**
 * What interpreters beside the main one take, in picoseconds.
 *
 * @param bootPs making one
 * @param exitPs ending one
 * @param encodePs making a small object ready to cross
 * @param decodePs making an object of it on the other side
 * @param bytePs copying one byte of it
 */
public record SubinterpreterCosts(
    long bootPs, long exitPs, long encodePs, long decodePs, double bytePs) {
  /** The same where making and ending one take no time. */
  SubinterpreterCosts withoutStarts() {
    return new SubinterpreterCosts(0, 0, encodePs, decodePs, bytePs);
  }
}
