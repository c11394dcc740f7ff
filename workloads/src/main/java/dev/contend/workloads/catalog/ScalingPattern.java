package dev.contend.workloads.catalog;

import dev.contend.workloads.program.CodeKind;
import dev.contend.workloads.program.CodeMix;
import dev.contend.workloads.program.SharedObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;

/**
 * The thirteen programs of CPython's {@code Tools/ftscalingbench} by what each pass of their loops
 * refers to that other threads refer to as well.
 *
 * <p>Source: CPython 3.14 {@code Tools/ftscalingbench/ftscalingbench.py} for the programs. Assumed:
 * the cycles of a pass, in round numbers, and that a pass is of the one kind of code named; what
 * matters is which objects it counts.
 */
enum ScalingPattern {
  /** {@code tab.pop(0); tab.append(i); tab[50]} on a list of its own. */
  OBJECT_CFUNCTION(250, CodeKind.CONTAINER, SharedObject.Kind.FUNCTION, SharedObject.Kind.FUNCTION),
  /** {@code math.floor(i * i)}. */
  CMODULE_FUNCTION(150, CodeKind.CALL, SharedObject.Kind.MODULE, SharedObject.Kind.FUNCTION),
  /** {@code x *= 1.01}. */
  MULT_CONSTANT(50, CodeKind.ARITHMETIC, SharedObject.Kind.CONSTANT),
  /** Ten values of a generator. */
  GENERATOR(1_000, CodeKind.CALL, SharedObject.Kind.FUNCTION),
  /** {@code c.next_number()} of an instance of its own. */
  PYMETHOD(250, CodeKind.ATTRIBUTE, SharedObject.Kind.TYPE, SharedObject.Kind.FUNCTION),
  /** {@code next_number(i)}. */
  PYFUNCTION(150, CodeKind.CALL, SharedObject.Kind.FUNCTION),
  /** {@code module.double(i)}. */
  MODULE_FUNCTION(200, CodeKind.CALL, SharedObject.Kind.MODULE, SharedObject.Kind.FUNCTION),
  /** {@code i == 'a string'}. */
  LOAD_STRING_CONST(100, CodeKind.ARITHMETIC, SharedObject.Kind.CONSTANT),
  /** {@code i == (1, 2)}. */
  LOAD_TUPLE_CONST(100, CodeKind.ARITHMETIC, SharedObject.Kind.CONSTANT),
  /** {@code MyObject()}. */
  CREATE_PYOBJECT(200, CodeKind.ALLOCATION, SharedObject.Kind.TYPE),
  /** A function of its own is made and called: references to code and module dictionary. */
  CREATE_CLOSURE(300, CodeKind.ALLOCATION, SharedObject.Kind.TYPE, SharedObject.Kind.TYPE),
  /** {@code {"key": "value"}}. */
  CREATE_DICT(200, CodeKind.ALLOCATION, SharedObject.Kind.CONSTANT, SharedObject.Kind.CONSTANT),
  /** {@code tmp.x}, five times, of a {@code threading.local}. */
  THREAD_LOCAL_READ(500, CodeKind.ATTRIBUTE, SharedObject.Kind.FUNCTION);

  private final double cycles;
  private final CodeMix mix;
  private final List<SharedObject.Kind> referredTo;

  ScalingPattern(double cycles, CodeKind kind, SharedObject.Kind... referredTo) {
    this.cycles = cycles;
    EnumMap<CodeKind, Double> shares = new EnumMap<>(CodeKind.class);
    shares.put(kind, 1.0);
    mix = new CodeMix(shares);
    this.referredTo = List.of(referredTo);
  }

  String yamlName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Cycles of a pass on the reference interpreter. */
  double cycles() {
    return cycles;
  }

  CodeMix mix() {
    return mix;
  }

  /** Kinds of the objects that each pass takes a reference to, and gives it back. */
  List<SharedObject.Kind> referredTo() {
    return referredTo;
  }
}
