package io.driftwarden.rego.syntax;

import io.driftwarden.rego.value.Value;
import java.util.List;

/** A term: what stands for a value. */
public sealed interface Term {
  Span span();

  /** A null, boolean, number or string. */
  record Scalar(Value value, Span span) implements Term {}

  /** A variable or the name of a rule; {@code _} is a new one at each place. */
  record Var(String name, Span span) implements Term {
    public boolean isWildcard() {
      return name.equals("_");
    }
  }

  /** A path into what the head is; {@code a.b} and {@code a["b"]} are the same. */
  record Ref(Term head, List<Term> path, Span span) implements Term {
    public Ref {
      path = List.copyOf(path);
    }
  }

  /** A call of a function by its name, which is a Var or a Ref of names. */
  record Call(Term function, List<Term> arguments, Span span) implements Term {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** A call of a builtin by an operator; {@code builtin} is its name, {@code symbol} as written. */
  record Infix(String builtin, String symbol, List<Term> operands, Span span) implements Term {
    public Infix {
      operands = List.copyOf(operands);
    }
  }

  /** An array. */
  record ArrayTerm(List<Term> elements, Span span) implements Term {
    public ArrayTerm {
      elements = List.copyOf(elements);
    }
  }

  /** A set. */
  record SetTerm(List<Term> elements, Span span) implements Term {
    public SetTerm {
      elements = List.copyOf(elements);
    }
  }

  /** An object. */
  record ObjectTerm(List<Entry> entries, Span span) implements Term {
    public ObjectTerm {
      entries = List.copyOf(entries);
    }
  }

  /** A key of an object and its value. */
  record Entry(Term key, Term value) {}

  /** {@code [head | body]}. */
  record ArrayComprehension(Term head, Body body, Span span) implements Term {}

  /** {@code {head | body}}. */
  record SetComprehension(Term head, Body body, Span span) implements Term {}

  /** <code>{key: value | body}</code>. */
  record ObjectComprehension(Term key, Term value, Body body, Span span) implements Term {}

  /** An interpolated string; its texts are scalars, all else is interpolated. */
  record Template(List<Part> parts, Span span) implements Term {
    public Template {
      parts = List.copyOf(parts);
    }
  }

  /** A piece of a template: text as it stands, or a term whose value is put in. */
  record Part(Term term, List<Literal.With> withs, boolean isText) {
    public Part {
      withs = List.copyOf(withs);
    }
  }
}
