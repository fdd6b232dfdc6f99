package io.driftwarden.rego.syntax;

import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one rule, with the further bodies that may follow it. */
final class RuleParser {
  private final TokenStream in;
  private final BodyParser bodies;
  private final boolean strict;

  RuleParser(TokenStream in, BodyParser bodies, boolean strict) {
    this.in = in;
    this.bodies = bodies;
    this.strict = strict;
  }

  /** {@code rule = [ "default" ] head [ "if" ( literal | block ) | block { block } ] { else }}. */
  List<Rule> rule(List<CommentBlock> annotations) {
    Token first = in.peek();
    boolean isDefault = in.takeWord("default");
    Head head = head();
    if (isDefault) {
      return List.of(defaultRule(head, annotations, first));
    }
    boolean hasIf = in.atWord("if");
    boolean hasBody = hasIf || in.at("{");
    head = partialSet(head, hasIf);
    checkStrict(head, hasIf, hasBody, first);
    checkHead(head, hasBody, first);
    List<Rule> rules = new ArrayList<>();
    Body body = hasIf ? ifBody() : hasBody ? bodies.block() : Body.TRUE;
    if (!hasBody && in.atWord("else")) {
      throw in.unexpected("the next rule, since this one has no body,");
    }
    List<Rule.Else> elses = elses(head);
    rules.add(new Rule(false, head, body, elses, annotations, in.since(first)));
    while (hasBody && in.at("{")) {
      if (!elses.isEmpty()) {
        throw in.unexpected("\"else\" or the next rule");
      }
      Token next = in.peek();
      rules.add(new Rule(false, head, bodies.block(), List.of(), annotations, in.since(next)));
    }
    return rules;
  }

  private Rule defaultRule(Head head, List<CommentBlock> annotations, Token first) {
    if (head.key() != null) {
      throw in.error("Default rule of a set", "Write: default name := value", first);
    }
    if (head.value() != null) {
      Constants.check(head.value());
    }
    for (Term argument : head.argumentList()) {
      if (!(argument instanceof Term.Var)) {
        throw new SyntaxError(
            "Argument of a default function",
            "The arguments of a default function are variables.",
            argument.span());
      }
    }
    return new Rule(true, head, Body.TRUE, List.of(), annotations, in.since(first));
  }

  /** A head {@code p[x]} without {@code if} or a value is what v0 calls a partial set. */
  private Head partialSet(Head head, boolean hasIf) {
    boolean set =
        !hasIf
            && head.key() == null
            && head.value() == null
            && !head.isFunction()
            && head.path().size() == 1;
    return set
        ? new Head(head.name(), List.of(), null, head.path().getFirst(), null, head.span())
        : head;
  }

  private void checkStrict(Head head, boolean hasIf, boolean hasBody, Token first) {
    if (!strict) {
      return;
    }
    if (hasBody && !hasIf) {
      throw in.error(
          "Rule body without \"if\"",
          "`if` keyword is required before rule body; modules of the older syntax leave out both"
              + " `if` and `contains`.",
          first);
    }
    if (head.key() != null && !usedContains) {
      throw in.error(
          "Partial set without \"contains\"",
          "`contains` keyword is required for partial set rules: name contains element if …",
          first);
    }
  }

  private boolean usedContains;

  private void checkHead(Head head, boolean hasBody, Token first) {
    boolean mayBeTrue = head.isFunction() || (!strict && !head.path().isEmpty());
    boolean saysSomething = head.value() != null || head.key() != null || hasBody || mayBeTrue;
    if (!saysSomething) {
      throw in.error(
          "Rule without value or body", "Expected a value after := or a body after if.", first);
    }
  }

  /** {@code head = name { "." name | "[" term "]" } [ "(" list ")" ] [ contains | value ]}. */
  private Head head() {
    Token first = in.peek();
    if (!in.atName()) {
      throw in.unexpected("a rule");
    }
    Term term = headTerm();
    List<Term> arguments = null;
    if (term instanceof Term.Call call) {
      // A function without arguments is a rule like any other.
      arguments = call.arguments().isEmpty() ? null : call.arguments();
      term = call.function();
    }
    if (in.takeWord("contains")) {
      usedContains = true;
      Term element = bodies.terms().infix(true);
      return named(term, arguments, element, null, first);
    }
    Term value = in.take(":=") || in.take("=") ? bodies.terms().infix(true) : null;
    return named(term, arguments, null, value, first);
  }

  private Term headTerm() {
    Term term = bodies.terms().term();
    if (term instanceof Term.Scalar || term instanceof Term.SetTerm) {
      throw new SyntaxError("Not a rule's name", "Expected the name of a rule.", term.span());
    }
    return term;
  }

  private Head named(
      Term term,
      @Nullable List<Term> arguments,
      @Nullable Term key,
      @Nullable Term value,
      Token first) {
    Span span = in.since(first);
    if (arguments != null && key != null) {
      throw new SyntaxError(
          "Function that contains", "A function has a value, not elements.", span);
    }
    return switch (term) {
      case Term.Var name -> new Head(name, List.of(), arguments, key, value, span);
      case Term.Ref ref when ref.head() instanceof Term.Var name ->
          new Head(name, ref.path(), arguments, key, value, span);
      default ->
          throw new SyntaxError("Not a rule's name", "Expected the name of a rule.", term.span());
    };
  }

  private Body ifBody() {
    in.next();
    int start = in.position();
    int depth = in.depth();
    boolean brace = in.at("{");
    if (!brace) {
      return new Body(List.of(bodies.literal()));
    }
    try {
      Literal literal = bodies.literal();
      boolean isSet =
          literal.expression() instanceof Expression.Condition condition
              && condition.term() instanceof Term.SetTerm;
      if (!isSet && (in.atEnd() || in.onNewLine() || in.atWord("else"))) {
        return new Body(List.of(literal));
      }
    } catch (SyntaxError problem) {
      problem.throwIfFinal();
      in.resetDepth(depth);
    }
    in.reset(start);
    return bodies.block();
  }

  /** {@code else = "else" [ ( ":=" | "=" ) infix ] [ "if" ( literal | block ) | block ]}. */
  private List<Rule.Else> elses(Head head) {
    List<Rule.Else> elses = new ArrayList<>();
    while (in.atWord("else")) {
      if (head.key() != null || head.path().stream().anyMatch(RuleParser::isVariable)) {
        throw in.unexpected("no \"else\", since the rule may have many values:");
      }
      Token first = in.next();
      Term value = in.take(":=") || in.take("=") ? bodies.terms().infix(true) : null;
      if (value == null && !in.atWord("if") && !in.at("{")) {
        throw in.unexpected("a value or a body after \"else\"");
      }
      if (strict && in.at("{")) {
        throw in.unexpected("`if` keyword, which is required before rule body,");
      }
      Body body = in.takeWord("if") ? elseBody() : in.at("{") ? bodies.block() : Body.TRUE;
      elses.add(new Rule.Else(value, body, in.since(first)));
    }
    return elses;
  }

  private Body elseBody() {
    return in.at("{") ? bodies.block() : new Body(List.of(bodies.literal()));
  }

  private static boolean isVariable(Term term) {
    return !(term instanceof Term.Scalar scalar
        && (scalar.value() instanceof StringValue || scalar.value() instanceof BooleanValue));
  }
}
