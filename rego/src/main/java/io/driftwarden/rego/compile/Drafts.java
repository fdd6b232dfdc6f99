package io.driftwarden.rego.compile;

import io.driftwarden.rego.plan.Block;
import io.driftwarden.rego.plan.Branches;
import io.driftwarden.rego.plan.Callee;
import io.driftwarden.rego.plan.Operand;
import io.driftwarden.rego.plan.Pattern;
import io.driftwarden.rego.plan.Replacement;
import io.driftwarden.rego.plan.Root;
import io.driftwarden.rego.plan.Step;
import io.driftwarden.rego.plan.Steps;
import io.driftwarden.rego.syntax.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The kinds of drafts. */
final class Drafts {
  private Drafts() {}

  private static boolean covers(BitSet bound, BitSet needed) {
    BitSet missing = (BitSet) needed.clone();
    missing.andNot(bound);
    return missing.isEmpty();
  }

  /** A step that binds nothing once its slots are bound. */
  record Check(BitSet slots, Step step, Span span) implements Draft {
    @Override
    public boolean fits(BitSet bound) {
      return covers(bound, slots);
    }

    @Override
    public Step plan(BitSet bound) {
      return step;
    }
  }

  /** A draft that comes only after others have bound some slots. */
  record Guarded(Draft draft, BitSet needed) implements Draft {
    @Override
    public Span span() {
      return draft.span();
    }

    @Override
    public BitSet slots() {
      return draft.slots();
    }

    @Override
    public boolean fits(BitSet bound) {
      return covers(bound, needed) && draft.fits(bound);
    }

    @Override
    public Step plan(BitSet bound) {
      return draft.plan(bound);
    }
  }

  /** Two operands that are the same; either may bind the other. */
  record Same(Shapes shapes, Operand left, Operand right, Span span) implements Draft {
    @Override
    public BitSet slots() {
      return shapes.slots(List.of(left, right));
    }

    @Override
    public boolean fits(BitSet bound) {
      return binds(left, right, bound) || binds(right, left, bound);
    }

    private boolean binds(Operand known, Operand other, BitSet bound) {
      BitSet more = (BitSet) bound.clone();
      boolean binds = shapes.isBound(known, bound) && shapes.matchable(other, more);
      if (binds) {
        bound.or(more);
      }
      return binds;
    }

    @Override
    public Step plan(BitSet bound) {
      boolean forward =
          shapes.isBound(left, bound) && shapes.matchable(right, (BitSet) bound.clone());
      Operand known = forward ? left : right;
      Operand other = forward ? right : left;
      return new Steps.Match(known, shapes.pattern(other, bound));
    }
  }

  /** A ref, and what its value is. */
  record Ref(Shapes shapes, Root root, List<Operand> path, Operand result, Span span)
      implements Draft {
    @Override
    public BitSet slots() {
      BitSet slots = shapes.slots(path);
      slots.or(rootSlots());
      shapes.addSlots(result, slots);
      return slots;
    }

    private BitSet rootSlots() {
      return root instanceof Root.Of(Operand operand) ? shapes.slots(operand) : new BitSet();
    }

    @Override
    public boolean fits(BitSet bound) {
      BitSet more = (BitSet) bound.clone();
      boolean fits =
          covers(bound, rootSlots())
              && path.stream().allMatch(key -> shapes.matchable(key, more))
              && shapes.matchable(result, more);
      if (fits) {
        bound.or(more);
      }
      return fits;
    }

    @Override
    public Step plan(BitSet bound) {
      if (covers(bound, shapes.slots(path))) {
        return new Steps.Get(root, path, shapes.pattern(result, bound));
      }
      List<Branches.Key> keys = new ArrayList<>();
      for (Operand key : path) {
        keys.add(
            shapes.isBound(key, bound)
                ? new Branches.Key(key, null)
                : new Branches.Key(null, shapes.pattern(key, bound)));
      }
      return new Branches.Walk(root, keys, shapes.pattern(result, bound));
    }
  }

  /** A call, and what its result is; null where only its truth counts. */
  record Call(
      Shapes shapes, Callee callee, List<Operand> arguments, @Nullable Operand result, Span span)
      implements Draft {
    @Override
    public BitSet slots() {
      BitSet slots = shapes.slots(arguments);
      if (result != null) {
        shapes.addSlots(result, slots);
      }
      return slots;
    }

    @Override
    public boolean fits(BitSet bound) {
      return covers(bound, shapes.slots(arguments))
          && (result == null || shapes.matchable(result, bound));
    }

    @Override
    public Step plan(BitSet bound) {
      Optional<Pattern> pattern =
          Optional.ofNullable(result).map(operand -> shapes.pattern(operand, bound));
      boolean relation =
          callee instanceof Callee.Native(var builtin) && builtin.signature().isRelation();
      if (relation && pattern.isPresent()) {
        return new Branches.Relation(callee, arguments, pattern.get(), span::place);
      }
      Steps.Call call = new Steps.Call(callee, arguments, pattern, span::place);
      return result == null && callee instanceof Callee.Native(var builtin)
          ? comparison(builtin.name(), call)
          : call;
    }

    private Step comparison(String name, Steps.Call call) {
      return switch (name) {
        case "equal" -> new Steps.Equal(arguments.getFirst(), arguments.getLast(), true, call);
        case "neq" -> new Steps.Equal(arguments.getFirst(), arguments.getLast(), false, call);
        default -> call;
      };
    }
  }

  /** A string put together from pieces that use the captured slots. */
  record Interpolation(
      Shapes shapes, BitSet captured, List<Steps.Piece> pieces, Operand result, Span span)
      implements Draft {
    @Override
    public BitSet slots() {
      BitSet slots = (BitSet) captured.clone();
      shapes.addSlots(result, slots);
      return slots;
    }

    @Override
    public boolean fits(BitSet bound) {
      return covers(bound, captured) && shapes.matchable(result, bound);
    }

    @Override
    public Step plan(BitSet bound) {
      return new Steps.Interpolate(pieces, shapes.pattern(result, bound));
    }
  }

  /** Drafts in another world. */
  record With(List<Replacement> replacements, BitSet needed, List<Draft> inner, Span span)
      implements Draft {
    @Override
    public BitSet slots() {
      BitSet slots = (BitSet) needed.clone();
      inner.forEach(draft -> slots.or(draft.slots()));
      return slots;
    }

    @Override
    public boolean fits(BitSet bound) {
      BitSet more = (BitSet) bound.clone();
      boolean fits =
          covers(bound, needed) && Ordering.order(inner, more, Draft::span).unplaced().isEmpty();
      if (fits) {
        bound.or(more);
      }
      return fits;
    }

    @Override
    public Step plan(BitSet bound) {
      Function<Draft, Step> step = draft -> draft.plan(bound);
      Ordering.Order<Step> order = Ordering.order(inner, bound, step);
      return new Branches.With(replacements, new Block(order.placed()));
    }
  }
}
