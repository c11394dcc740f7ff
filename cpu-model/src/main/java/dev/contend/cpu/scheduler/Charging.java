package dev.contend.cpu.scheduler;

import dev.contend.cpu.memory.Contention;
import dev.contend.engine.SimKernel;
import dev.contend.engine.metrics.CauseAccount;

/**
 * What a thread's time goes to at the moment: a cause and, while it meets others at something that
 * has a name, that.
 */
final class Charging {
  private final SimKernel kernel;
  private final CauseAccount account;
  private final Contention contention;
  private final int lossCause;
  private final int holder;
  private int cause;
  private int subject;
  private boolean still;

  /**
   * @param holder number of the account, or {@link SimThread#UNACCOUNTED}
   */
  Charging(OsScheduler scheduler, int holder) {
    kernel = scheduler.kernel();
    account = scheduler.account();
    contention = scheduler.memory().contention();
    lossCause = scheduler.causes().clockAndSmtLoss();
    this.holder = holder;
    cause = scheduler.causes().startUp();
  }

  /** Leaves the subject, unless the next request is still about it. */
  void leaveSubject() {
    subject = still ? subject : Contention.UNNAMED;
    still = false;
  }

  /** The next request is about what the last one was about. */
  void stayAtSubject() {
    still = true;
  }

  /** Comes to a subject, or to the one that the line of an address is given to. */
  void comeTo(long address, int to) {
    subject = to == Contention.UNNAMED ? contention.at(address) : to;
    still = false;
  }

  /** Begins to wait until a word changes; below 0 if there is none. */
  void waitAt(long word) {
    if (still || word < 0) {
      leaveSubject();
    } else {
      comeTo(word, Contention.UNNAMED);
    }
  }

  /** Number of the account; below 0 if there is none. */
  int holder() {
    return holder;
  }

  int subject() {
    return subject;
  }

  void setCause(int cause) {
    this.cause = cause;
  }

  /** Accounts the time since the last charge to what the thread was doing. */
  void charge() {
    if (holder >= 0) {
      contention.waited(subject, cause, account.charge(holder, cause, kernel.nowPs()), holder);
    }
  }

  /** Accounts a stretch of computing: what it was worth at peak speed, and the rest as a loss. */
  void chargeCompute(int computeCause, long usefulPs) {
    if (holder >= 0) {
      account.chargeSplit(holder, computeCause, usefulPs, lossCause, kernel.nowPs());
      contention.waited(subject, computeCause, usefulPs, holder);
    }
  }
}
