package io.driftwarden.controller.target.aws;

import io.driftwarden.render.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What counts as the same single value. */
final class Scalar {
  private Scalar() {}

  static boolean same(String name, Value wanted, @Nullable Object live) {
    Optional<String> text = text(wanted);
    if (text.isEmpty() || live == null || live instanceof Map || live instanceof List) {
      return false;
    }
    String one = text.get();
    String other = live instanceof BigDecimal number ? number.toPlainString() : live.toString();
    return one.equals(other) || isResolved(one) || alike(name, one, other);
  }

  /** A dynamic reference is replaced when it is deployed, by what nobody may read here. */
  private static boolean isResolved(String text) {
    return text.contains("{{resolve:");
  }

  private static boolean alike(String name, String one, String other) {
    return switch (name) {
      case "EngineVersion" -> other.startsWith(one + ".");
      case "KmsKeyId", "KMSMasterKeyID", "KMSMasterKeyId" ->
          one.endsWith("/" + other) || other.endsWith("/" + one) || one.contains("alias/");
      case "DBInstanceIdentifier",
          "DBSubnetGroupName",
          "DBParameterGroupName",
          "Engine",
          "PreferredMaintenanceWindow" ->
          one.equalsIgnoreCase(other);
      default -> sameNumber(one, other);
    };
  }

  private static boolean sameNumber(String one, String other) {
    try {
      return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Returns a single value as a text; lists, maps and what is not known have none. */
  static Optional<String> text(Value value) {
    return switch (value) {
      case Value.Text text -> Optional.of(text.value());
      case Value.Number number -> Optional.of(number.value().toPlainString());
      case Value.Bool bool -> Optional.of(Boolean.toString(bool.value()));
      case Value.Sensitive sensitive -> text(sensitive.value());
      case Value.Null _, Value.Unknown _, Value.Sequence _, Value.Mapping _ -> Optional.empty();
    };
  }
}
