package dev.contend.scenarios.spec;

import dev.contend.cpu.topology.Core;
import dev.contend.cpu.topology.Machine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * A part of a machine with what lies in it: a socket, a NUMA node, a cache domain, some cores.
 *
 * <p>Neighbours that look alike are one part that counts them.
 *
 * @param name what it is, with its number or numbers where parts of its kind are numbered
 * @param count how many alike parts it stands for
 * @param parts what lies in each of them
 */
public record MachinePart(String name, int count, List<MachinePart> parts) {
  public MachinePart {
    parts = List.copyOf(parts);
  }

  /** The sockets of a machine. */
  public static List<MachinePart> of(MachineSpec spec) {
    return new Builder(spec).sockets();
  }

  /** The tree as lines, each level indented by two blanks. */
  public static String text(List<MachinePart> parts) {
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> part.write(text, "  "));
    return text.toString();
  }

  private void write(StringBuilder text, String indent) {
    text.append(indent).append(count > 1 ? count + " x " : "").append(name).append('\n');
    parts.forEach(part -> part.write(text, indent + "  "));
  }

  /** Divides the cores level by level and folds what is alike. */
  private static final class Builder {
    private final MachineSpec spec;
    private final Machine machine;

    Builder(MachineSpec spec) {
      this.spec = spec;
      machine = spec.processor().machine();
    }

    List<MachinePart> sockets() {
      List<Integer> all = IntStream.range(0, machine.cores()).boxed().toList();
      List<Numbered> sockets = new ArrayList<>();
      for (int socket : distinct(all, Core::socket)) {
        List<Integer> cores = only(all, Core::socket, socket);
        sockets.add(new Numbered(socket, nodes(socket, cores)));
      }
      return folded("socket", sockets);
    }

    private List<MachinePart> nodes(int socket, List<Integer> cores) {
      List<Numbered> nodes = new ArrayList<>();
      for (int node : distinct(cores, Core::numaNode)) {
        nodes.add(new Numbered(node, domains(only(cores, Core::numaNode, node))));
      }
      for (int node = 0; node < machine.numaNodes(); node++) {
        if (machine.socketOfNode(node) == socket && !hasCores(node)) {
          MachinePart memory = new MachinePart("memory only", 1, Collections.emptyList());
          nodes.add(new Numbered(node, List.of(memory)));
        }
      }
      return folded("NUMA node", nodes);
    }

    private boolean hasCores(int node) {
      return IntStream.range(0, machine.cores())
          .anyMatch(core -> machine.core(core).numaNode() == node);
    }

    private List<MachinePart> domains(List<Integer> cores) {
      List<Numbered> domains = new ArrayList<>();
      for (int domain : distinct(cores, Core::cacheDomain)) {
        domains.add(new Numbered(domain, kinds(only(cores, Core::cacheDomain, domain))));
      }
      return folded("cache domain", domains);
    }

    private List<MachinePart> kinds(List<Integer> cores) {
      List<MachinePart> kinds = new ArrayList<>();
      int begin = 0;
      for (int i = 1; i <= cores.size(); i++) {
        if (i == cores.size() || !isLike(cores.get(begin), cores.get(i))) {
          kinds.add(new MachinePart(name(cores.get(begin)), i - begin, Collections.emptyList()));
          begin = i;
        }
      }
      return kinds;
    }

    private boolean isLike(int a, int b) {
      return machine.core(a).kind() == machine.core(b).kind()
          && machine.threadsOf(a) == machine.threadsOf(b);
    }

    private String name(int core) {
      String kind = spec.processor().kinds().get(machine.core(core).kind()).name();
      int threads = machine.threadsOf(core);
      return (kind.equals("core") ? "core" : "core " + kind)
          + (threads == 1 ? ", 1 hardware thread" : ", " + threads + " hardware threads");
    }

    private Set<Integer> distinct(List<Integer> cores, ToIntFunction<Core> level) {
      Set<Integer> distinct = new LinkedHashSet<>();
      cores.forEach(core -> distinct.add(level.applyAsInt(machine.core(core))));
      return distinct;
    }

    private List<Integer> only(List<Integer> cores, ToIntFunction<Core> level, int number) {
      return cores.stream().filter(core -> level.applyAsInt(machine.core(core)) == number).toList();
    }

    private List<MachinePart> folded(String noun, List<Numbered> parts) {
      List<MachinePart> folded = new ArrayList<>();
      int begin = 0;
      for (int i = 1; i <= parts.size(); i++) {
        if (i == parts.size() || !alike(parts.get(begin).parts, parts.get(i).parts)) {
          int first = parts.get(begin).number;
          int last = parts.get(i - 1).number;
          String numbers = first == last ? " " + first : " " + first + " to " + last;
          folded.add(new MachinePart(noun + numbers, i - begin, parts.get(begin).parts));
          begin = i;
        }
      }
      return folded;
    }

    /** Alike but for the numbers. */
    private static boolean alike(List<MachinePart> a, List<MachinePart> b) {
      return text(a).replaceAll(NUMBERS, "").equals(text(b).replaceAll(NUMBERS, ""));
    }

    private static final String NUMBERS = "(?<=(socket|node|domain)) [0-9]+( to [0-9]+)?";

    private record Numbered(int number, List<MachinePart> parts) {}
  }
}
