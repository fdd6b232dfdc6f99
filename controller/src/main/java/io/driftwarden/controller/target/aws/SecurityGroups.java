package io.driftwarden.controller.target.aws;

import io.driftwarden.controller.target.aws.GroupRule.Peer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Security groups with all their rules, and single rules: one call each. */
final class SecurityGroups {
  private static final Set<String> GONE =
      Set.of(
          "InvalidGroup.NotFound",
          "InvalidGroupId.Malformed",
          "InvalidSecurityGroupRuleId.NotFound",
          "InvalidSecurityGroupRuleId.Malformed");

  private final Supplier<Ec2Client> ec2;

  SecurityGroups(Supplier<Ec2Client> ec2) {
    this.ec2 = ec2;
  }

  Optional<Map<String, Object>> terraform(String id) {
    return find(id).map(SecurityGroups::terraform);
  }

  Optional<Map<String, Object>> cloudFormation(String id) {
    return find(id).map(SecurityGroups::cloudFormation);
  }

  Optional<Map<String, Object>> terraformRule(String id) {
    return Answers.find(
            "reading security group rule \"%s\"".formatted(id),
            GONE,
            () ->
                ec2.get()
                    .describeSecurityGroupRules(request -> request.securityGroupRuleIds(id))
                    .securityGroupRules())
        .flatMap(found -> found.stream().findFirst())
        .map(SecurityGroups::terraform);
  }

  private Optional<SecurityGroup> find(String id) {
    return Answers.find(
            "reading security group \"%s\"".formatted(id),
            GONE,
            () ->
                ec2.get().describeSecurityGroups(request -> request.groupIds(id)).securityGroups())
        .flatMap(found -> found.stream().findFirst());
  }

  static Map<String, Object> terraform(SecurityGroup found) {
    Tags tags = Tags.of(found.tags(), Tag::key, Tag::value);
    return new Attributes()
        .with("name", found.groupName())
        .with("description", found.description())
        .with("vpc_id", found.vpcId())
        .with("ingress", blocks(GroupRule.of(found.ipPermissions()), found.groupId()))
        .with("egress", blocks(GroupRule.of(found.ipPermissionsEgress()), found.groupId()))
        .with("tags", tags.byKey())
        .with("tags_all", tags.byKey())
        .map();
  }

  /** One block for each protocol, ports and description, as Terraform's provider reads them. */
  private static List<Map<String, Object>> blocks(List<GroupRule> rules, String self) {
    Map<List<Object>, List<GroupRule>> groups = new LinkedHashMap<>();
    rules.forEach(rule ->
        groups
            .computeIfAbsent(
                List.of(rule.protocol(), rule.from(), rule.to(), rule.description()),
                _ -> new ArrayList<>())
            .add(rule));
    return groups.values().stream().map(alike -> block(alike, self)).toList();
  }

  private static Map<String, Object> block(List<GroupRule> alike, String self) {
    GroupRule first = alike.getFirst();
    List<String> groups = peers(alike, Peer.Kind.GROUP);
    return new Attributes()
        .with("from_port", first.everything() ? 0 : first.from())
        .with("to_port", first.everything() ? 0 : first.to())
        .with("protocol", first.protocol())
        .with("cidr_blocks", peers(alike, Peer.Kind.IPV4))
        .with("ipv6_cidr_blocks", peers(alike, Peer.Kind.IPV6))
        .with("prefix_list_ids", peers(alike, Peer.Kind.PREFIX_LIST))
        .with("security_groups", groups.stream().filter(id -> !id.equals(self)).toList())
        .with("self", groups.contains(self))
        .with("description", first.description())
        .map();
  }

  private static List<String> peers(List<GroupRule> alike, Peer.Kind kind) {
    return alike.stream()
        .map(GroupRule::peer)
        .filter(peer -> peer.kind() == kind)
        .map(Peer::name)
        .sorted()
        .toList();
  }

  static Map<String, Object> terraform(SecurityGroupRule found) {
    Tags tags = Tags.of(found.tags(), Tag::key, Tag::value);
    boolean everything = GroupRule.EVERYTHING.equals(found.ipProtocol());
    Attributes attributes =
        new Attributes()
            .with("security_group_id", found.groupId())
            .with("ip_protocol", found.ipProtocol())
            .with("cidr_ipv4", found.cidrIpv4())
            .with("cidr_ipv6", found.cidrIpv6())
            .with("prefix_list_id", found.prefixListId())
            .with("description", found.description())
            .with("tags", tags.byKey())
            .with("tags_all", tags.byKey());
    Optional.ofNullable(found.referencedGroupInfo())
        .ifPresent(group -> attributes.with("referenced_security_group_id", group.groupId()));
    if (!everything) {
      attributes.with("from_port", found.fromPort()).with("to_port", found.toPort());
    }
    return attributes.map();
  }

  static Map<String, Object> cloudFormation(SecurityGroup found) {
    return new Attributes()
        .with("GroupDescription", found.description())
        .with("GroupName", found.groupName())
        .with("VpcId", found.vpcId())
        .with("SecurityGroupIngress", rules(found.ipPermissions(), "Source"))
        .with("SecurityGroupEgress", rules(found.ipPermissionsEgress(), "Destination"))
        .with("Tags", Tags.of(found.tags(), Tag::key, Tag::value).asList())
        .map();
  }

  private static List<Map<String, Object>> rules(List<IpPermission> permissions, String end) {
    return GroupRule.of(permissions).stream().map(rule -> rule(rule, end)).toList();
  }

  private static Map<String, Object> rule(GroupRule rule, String end) {
    Attributes attributes = new Attributes().with("IpProtocol", rule.protocol());
    if (!rule.everything()) {
      attributes.with("FromPort", rule.from()).with("ToPort", rule.to());
    }
    attributes.with(property(rule.peer().kind(), end), rule.peer().name());
    if (!rule.description().isEmpty()) {
      attributes.with("Description", rule.description());
    }
    return attributes.map();
  }

  private static String property(Peer.Kind kind, String end) {
    return switch (kind) {
      case IPV4 -> "CidrIp";
      case IPV6 -> "CidrIpv6";
      case PREFIX_LIST -> end + "PrefixListId";
      case GROUP -> end + "SecurityGroupId";
    };
  }
}
