package dev.contend.spark;

import dev.contend.scenarios.experiment.RunId;
import dev.contend.scenarios.experiment.RunLine;
import dev.contend.scenarios.experiment.RunMaker;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/**
 * Makes the runs of a bundle. Sent to the workers; what goes in and comes out are texts, so that
 * the driver shares no class with them but Java's.
 */
final class BundleTask implements FlatMapFunction<Iterator<String>, String> {
  private static final long serialVersionUID = 1;

  private final Broadcast<String> scenario;

  BundleTask(Broadcast<String> scenario) {
    this.scenario = scenario;
  }

  @Override
  public Iterator<String> call(Iterator<String> runs) {
    RunMaker maker = Makers.of(scenario.value());
    List<String> made = new ArrayList<>();
    while (runs.hasNext()) {
      maker.make(RunId.parse(runs.next())).map(RunLine::toString).ifPresent(made::add);
    }
    return made.iterator();
  }
}
