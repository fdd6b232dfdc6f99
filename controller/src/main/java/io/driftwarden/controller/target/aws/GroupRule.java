package io.driftwarden.controller.target.aws;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IpPermission;

/**
 * One thing that a security group lets through: EC2 groups them, and each language does it in a way
 * of its own.
 *
 * @param protocol as EC2 has it, {@code -1} for all
 * @param from -1 where it has no ports
 * @param peer who is at the other end
 */
record GroupRule(String protocol, int from, int to, Peer peer, String description)
    implements Comparable<GroupRule> {
  static final String EVERYTHING = "-1";

  private static final Comparator<GroupRule> ORDER =
      Comparator.comparing(GroupRule::protocol)
          .thenComparingInt(GroupRule::from)
          .thenComparingInt(GroupRule::to)
          .thenComparing(GroupRule::description)
          .thenComparing(rule -> rule.peer().kind())
          .thenComparing(rule -> rule.peer().name());

  /** Who is at the other end of a rule. */
  record Peer(Kind kind, String name) {
    enum Kind {
      IPV4,
      IPV6,
      PREFIX_LIST,
      GROUP
    }
  }

  static List<GroupRule> of(List<IpPermission> permissions) {
    List<GroupRule> rules = new ArrayList<>();
    permissions.forEach(permission -> add(rules, permission));
    return rules.stream().sorted().toList();
  }

  private static void add(List<GroupRule> rules, IpPermission found) {
    found
        .ipRanges()
        .forEach(range ->
            rules.add(of(found, new Peer(Peer.Kind.IPV4, range.cidrIp()), range.description())));
    found
        .ipv6Ranges()
        .forEach(range ->
            rules.add(of(found, new Peer(Peer.Kind.IPV6, range.cidrIpv6()), range.description())));
    found
        .prefixListIds()
        .forEach(list ->
            rules.add(
                of(
                    found,
                    new Peer(Peer.Kind.PREFIX_LIST, list.prefixListId()),
                    list.description())));
    found
        .userIdGroupPairs()
        .forEach(pair ->
            rules.add(of(found, new Peer(Peer.Kind.GROUP, pair.groupId()), pair.description())));
  }

  private static GroupRule of(IpPermission found, Peer peer, @Nullable String description) {
    boolean everything = EVERYTHING.equals(found.ipProtocol());
    return new GroupRule(
        found.ipProtocol(),
        everything ? -1 : Optional.ofNullable(found.fromPort()).orElse(-1),
        everything ? -1 : Optional.ofNullable(found.toPort()).orElse(-1),
        peer,
        Optional.ofNullable(description).orElse(""));
  }

  boolean everything() {
    return protocol.equals(EVERYTHING);
  }

  @Override
  public int compareTo(GroupRule other) {
    return ORDER.compare(this, other);
  }
}
