package io.driftwarden.controller.target.aws;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of security groups: a template writes them into the group or as resources of their own,
 * and EC2 knows the group's alone. A rule that no template has is drift wherever it was added.
 */
final class GroupRules {
  static final String GROUP = "AWS::EC2::SecurityGroup";

  private static final String INGRESS = "SecurityGroupIngress";
  private static final String EGRESS = "SecurityGroupEgress";
  private static final String OWN = "AWS::EC2::";
  private static final Set<String> NO_PART_OF_A_RULE =
      Set.of(
          "GroupId",
          "GroupName",
          "SourceSecurityGroupOwnerId",
          "DeletionPolicy",
          "UpdateReplacePolicy");

  private final List<Resource> rules;

  GroupRules(List<Resource> resources) {
    this.rules =
        resources.stream()
            .filter(
                found -> found.type().equals(OWN + INGRESS) || found.type().equals(OWN + EGRESS))
            .toList();
  }

  /** Returns the resources that are rules of a group. */
  List<Resource> of(String groupId) {
    return rules.stream()
        .filter(rule ->
            rule.attributes().get("GroupId").orElse(null) instanceof Value.Text text
                && text.value().equals(groupId))
        .toList();
  }

  /**
   * A group without the rules that have resources of their own.
   *
   * @param wanted with all that must be in the group itself
   * @param own what is live of that
   * @param missing resources whose rules are not live
   */
  record Match(Value.Mapping wanted, Map<String, Object> own, List<Resource> missing) {}

  static Match match(Value.Mapping group, Map<String, Object> live, List<Resource> attached) {
    LinkedHashMap<String, Value> wanted = new LinkedHashMap<>(group.fields());
    Map<String, Object> own = new LinkedHashMap<>(live);
    List<Resource> missing = new ArrayList<>();
    for (String property : List.of(INGRESS, EGRESS)) {
      List<Object> left = new ArrayList<>((List<?>) live.getOrDefault(property, List.of()));
      List<Resource> beside =
          attached.stream().filter(rule -> rule.type().equals(OWN + property)).toList();
      beside.stream().filter(rule -> !take(left, rule)).forEach(missing::add);
      own.put(property, left);
      wanted.put(property, inline(group, property, beside.isEmpty()));
    }
    return new Match(new Value.Mapping(wanted, group.place()), own, missing);
  }

  private static boolean take(List<Object> left, Resource rule) {
    Optional<Object> found =
        left.stream()
            .filter(live -> Comparison.matches(normal(rule.attributes()), live))
            .findFirst();
    found.ifPresent(left::remove);
    return found.isPresent();
  }

  /** A group that says nothing of egress, in itself or beside it, lets everything out. */
  private static Value inline(Value.Mapping group, String property, boolean alone) {
    Optional<Value> own = group.get(property);
    if (own.isEmpty() && property.equals(EGRESS) && alone) {
      return new Value.Sequence(List.of(everything(group.place())), group.place());
    }
    return own.map(GroupRules::normal)
        .orElseGet(() -> new Value.Sequence(List.of(), group.place()));
  }

  private static Value everything(Place place) {
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("IpProtocol", new Value.Text(GroupRule.EVERYTHING, place));
    fields.put("CidrIp", new Value.Text("0.0.0.0/0", place));
    return new Value.Mapping(fields, place);
  }

  /** Writes a rule as EC2 answers it. */
  private static Value normal(Value value) {
    return switch (value) {
      case Value.Sequence sequence ->
          new Value.Sequence(
              sequence.items().stream().map(GroupRules::normal).toList(), sequence.place());
      case Value.Mapping rule -> {
        LinkedHashMap<String, Value> fields = new LinkedHashMap<>(rule.fields());
        NO_PART_OF_A_RULE.forEach(fields::remove);
        fields.computeIfPresent("IpProtocol", (_, protocol) -> named(protocol));
        if (isEverything(fields)) {
          fields.remove("FromPort");
          fields.remove("ToPort");
        }
        yield new Value.Mapping(fields, rule.place());
      }
      default -> value;
    };
  }

  private static boolean isEverything(Map<String, Value> fields) {
    return fields.get("IpProtocol") instanceof Value.Text text
        && text.value().equals(GroupRule.EVERYTHING);
  }

  private static Value named(Value protocol) {
    return Scalar.text(protocol)
        .<Value>map(text ->
            new Value.Text(
                switch (text) {
                  case "1" -> "icmp";
                  case "6" -> "tcp";
                  case "17" -> "udp";
                  case "58" -> "icmpv6";
                  default -> text;
                },
                protocol.place()))
        .orElse(protocol);
  }
}
