package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.workloads.program.ObjectUse;

/** Which routine carries out which word about an object that the program names. */
final class ObjectWords implements ObjectUse.Visitor<Routine> {
  private final References references;
  private final Appending appending;
  private final ReadItem readItem;
  private final ChangeItem changeItem;

  ObjectWords(PythonRuntime runtime, PythonThread self, Safepoint safepoint) {
    references = new References(runtime, self, safepoint);
    appending = new Appending(runtime, self, safepoint);
    readItem = new ReadItem(runtime, self);
    changeItem = new ChangeItem(runtime, self);
  }

  @Override
  public Routine rebind(ObjectUse.Rebind use) {
    return references.rebind(use.object(), use.times(), use.owned());
  }

  @Override
  public Routine take(ObjectUse.Take use) {
    return references.change(use.object(), use.times(), +1);
  }

  @Override
  public Routine giveBack(ObjectUse.GiveBack use) {
    return references.change(use.object(), use.times(), -1);
  }

  @Override
  public Routine append(ObjectUse.Append use) {
    return appending.oneByOne(use.list(), use.items(), use.checksLength());
  }

  @Override
  public Routine extend(ObjectUse.Extend use) {
    return appending.atOnce(use.list(), use.items());
  }

  @Override
  public Routine readItem(ObjectUse.ReadItem use) {
    return readItem.of(use.container(), use.item());
  }

  @Override
  public Routine writeItem(ObjectUse.WriteItem use) {
    return changeItem.write(use.container(), use.item());
  }

  @Override
  public Routine dropItem(ObjectUse.DropItem use) {
    return changeItem.drop(use.container());
  }
}
