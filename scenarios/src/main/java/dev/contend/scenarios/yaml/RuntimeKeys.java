package dev.contend.scenarios.yaml;

import dev.contend.workloads.runtime.policy.RuntimePolicies;
import java.util.List;

/** The keys of runtime files. */
final class RuntimeKeys {
  /** The policies by the names that scenario files use. */
  static final ValueKind<RuntimePolicies> POLICIES =
      ValueKinds.named(List.of(RuntimePolicies.values()), RuntimePolicies::yamlName);

  private RuntimeKeys() {}

  static final Key<String> NAME =
      Key.of("name", ValueKinds.text(), "The runtime's name, which is that of its file.");
  static final Key<String> TITLE =
      Key.of("title", ValueKinds.text(), "What it is, for lists.").optional("none");
  static final Key<RuntimePolicies> POLICY =
      Key.of("policy", POLICIES, "The kind of runtime that its name alone stands for.");
  static final Key<YamlMap> INTERPRETER =
      Key.of(
          "interpreter", RuntimePartKeys.Interpreter.SECTION.kind(), "What the interpreter takes.");
  static final Key<YamlMap> COUNTS =
      Key.of(
          "counts",
          RuntimePartKeys.Counts.SECTION.kind(),
          "What counting references takes, and which are not counted.");
  static final Key<YamlMap> THREAD =
      Key.of(
          "thread",
          RuntimePartKeys.Threads.SECTION.kind(),
          "What starting and ending a thread takes.");
  static final Key<YamlMap> PROCESS =
      Key.of("process", RuntimeProcessKeys.Processes.SECTION.kind(), "What worker processes take.");
  static final Key<YamlMap> INTERPRETER_LOCK =
      Key.of(
          "interpreter-lock",
          RuntimePartKeys.InterpreterLock.SECTION.kind(),
          "How the interpreter lock is asked for.");
  static final Key<YamlMap> SUBINTERPRETER =
      Key.of(
          "subinterpreter",
          RuntimePartKeys.Subinterpreter.SECTION.kind(),
          "What interpreters beside the main one take.");
  static final Key<YamlMap> MEMORY =
      Key.of(
          "memory",
          RuntimeCostKeys.Memory.SECTION.kind(),
          "How objects are laid out, and what memory takes.");
  static final Key<YamlMap> COLLECTOR =
      Key.of(
          "collector",
          RuntimeCostKeys.Collector.SECTION.kind(),
          "Which cycle collector there is, and what it takes.");
  static final Key<YamlMap> STATEMENTS =
      Key.of(
          "statements",
          RuntimeCostKeys.Statements.SECTION.kind(),
          "What statements on shared objects take, in cycles of the machine's first kind of"
              + " core.");
  static final Key<YamlMap> LOCKS =
      Key.of("locks", RuntimeCostKeys.Locks.SECTION.kind(), "How locks wait.");
  static final Key<YamlMap> LIBRARY =
      Key.of(
          "library",
          RuntimeCostKeys.PythonLibrary.SECTION.kind(),
          "What Python code of the standard library takes, in cycles of the machine's first"
              + " kind of core.");

  static final Section SECTION =
      Section.of(
          "runtime",
          FileKeys.VERSION,
          FileKeys.EXTENDS,
          NAME,
          TITLE,
          POLICY,
          INTERPRETER,
          COUNTS,
          THREAD,
          PROCESS,
          INTERPRETER_LOCK,
          SUBINTERPRETER,
          MEMORY,
          COLLECTOR,
          STATEMENTS,
          LOCKS,
          LIBRARY);
}
