package dev.contend.scenarios.yaml;

import java.util.List;

/** The kinds of file that the command reads, each with all that may stand in it. */
public enum FileKeys {
  /** An experiment. */
  SCENARIO("A scenario: a question, what it is asked of, and what is varied."),
  /** A machine. */
  MACHINE("A machine: cores, clocks, caches, memory and the operating system's scheduling."),
  /** A runtime. */
  RUNTIME("A runtime: the numbers of one version and build of CPython."),
  /** A program. */
  PROGRAM("A program: what threads share, and what each of them does."),
  /** A plan. */
  PLAN("A plan: what is to be served, which bounds hold, and what there is to choose from."),
  /** A price list. */
  PRICES("A price list: what an hour of each machine costs, at a date."),
  /** Nodes that work together. */
  FLEET("A fleet: nodes, what connects them, and what they do together.");

  static final Key<Long> VERSION =
      Key.of("version", ValueKinds.wholeNumber(1, 1), "The version of the file's format.");

  static final Key<String> EXTENDS =
      Key.of(
              "extends",
              ValueKinds.text(),
              "The preset from which this one differs by the keys that it gives itself. A number is"
                  + " replaced together with its source.")
          .optional("the file is complete");

  private final String help;

  FileKeys(String help) {
    this.help = help;
  }

  /** The name in commands: "scenario". */
  public String word() {
    return ValueKinds.kebab(this);
  }

  /** The name of the file with its JSON Schema. */
  public String schemaFile() {
    return word() + ".schema.json";
  }

  /** The first line of such a file, which tells editors that the schema lies beside it. */
  public String schemaLine() {
    return "# " + schemaComment();
  }

  /** The same without the sign of a comment. */
  String schemaComment() {
    return "yaml-language-server: $schema=" + schemaFile();
  }

  /** What such a file holds. */
  public String help() {
    return help;
  }

  /** Its keys. */
  public Section section() {
    return switch (this) {
      case SCENARIO -> ScenarioKeys.SECTION;
      case MACHINE -> MachineKeys.SECTION;
      case RUNTIME -> RuntimeKeys.SECTION;
      case PROGRAM -> ProgramKeys.SECTION;
      case PLAN -> PlanKeys.SECTION;
      case PRICES -> PriceKeys.SECTION;
      case FLEET -> FleetKeys.SECTION;
    };
  }

  /** The words of all kinds. */
  public static List<String> words() {
    return List.of(values()).stream().map(FileKeys::word).toList();
  }
}
