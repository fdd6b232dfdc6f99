package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.ANY;
import static io.driftwarden.hcl.function.Functions.strict;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.value.Value;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** cidrhost, cidrnetmask, cidrsubnet, cidrsubnets. */
final class NetworkFunctions {
  private NetworkFunctions() {}

  static void declare(Map<String, Declared> all) {
    strict(all, "cidrhost", 2, (a, _) -> host(a));
    strict(all, "cidrnetmask", 1, (a, _) -> netmask(a));
    strict(all, "cidrsubnet", 3, (a, _) -> subnet(a));
    strict(all, "cidrsubnets", ANY, (a, _) -> subnets(a));
  }

  /** A network: its first address, and how many leading bits are fixed. */
  private record Network(BigInteger address, int prefix, int bits) {
    static Network parse(String text) throws FunctionException {
      int slash = text.indexOf('/');
      if (slash < 0 || !text.substring(0, slash).matches("[0-9a-fA-F:.]+")) {
        throw invalid(text);
      }
      try {
        byte[] bytes = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
        int prefix = Integer.parseInt(text.substring(slash + 1));
        int bits = bytes.length * 8;
        if (prefix < 0 || prefix > bits) {
          throw invalid(text);
        }
        BigInteger address = new BigInteger(1, bytes);
        BigInteger first = address.shiftRight(bits - prefix).shiftLeft(bits - prefix);
        return new Network(first, prefix, bits);
      } catch (IllegalArgumentException e) {
        throw invalid(text);
      }
    }

    private static FunctionException invalid(String text) {
      return new FunctionException("\"" + text + "\" is no network in CIDR notation");
    }

    Network child(int newBits, BigInteger number) throws FunctionException {
      int longer = prefix + newBits;
      if (newBits < 0 || longer > bits) {
        throw new FunctionException(
            "a prefix of %d can't be extended by %d".formatted(prefix, newBits));
      }
      if (number.signum() < 0 || number.bitLength() > newBits) {
        throw new FunctionException(
            "%s does not fit into %d additional bits".formatted(number, newBits));
      }
      return new Network(address.or(number.shiftLeft(bits - longer)), longer, bits);
    }

    static String show(BigInteger address, int bits) throws FunctionException {
      byte[] bytes = new byte[bits / 8];
      byte[] number = address.toByteArray();
      int length = Math.min(number.length, bytes.length);
      System.arraycopy(number, number.length - length, bytes, bytes.length - length, length);
      try {
        String shown = InetAddress.getByAddress(bytes).getHostAddress();
        return bits == 128 ? compress(shown) : shown;
      } catch (UnknownHostException e) {
        throw new FunctionException("the address is malformed");
      }
    }

    /** Shortens the longest run of zero groups (RFC 5952, section 4.2). */
    private static String compress(String address) {
      String[] groups = address.split(":");
      int best = -1;
      int longest = 1;
      for (int i = 0; i < groups.length; i++) {
        int end = i;
        while (end < groups.length && groups[end].equals("0")) {
          end++;
        }
        if (end - i > longest) {
          best = i;
          longest = end - i;
        }
      }
      if (best < 0) {
        return address;
      }
      List<String> all = List.of(groups);
      return String.join(":", all.subList(0, best))
          + "::"
          + String.join(":", all.subList(best + longest, all.size()));
    }

    String shown() throws FunctionException {
      return show(address, bits) + "/" + prefix;
    }
  }

  private static Value subnet(Arguments a) throws FunctionException {
    Network network = Network.parse(a.text(0));
    return Value.text(network.child(a.whole(1), a.number(2).toBigInteger()).shown());
  }

  private static Value host(Arguments a) throws FunctionException {
    Network network = Network.parse(a.text(0));
    BigInteger number = a.number(1).toBigInteger();
    BigInteger size = BigInteger.ONE.shiftLeft(network.bits() - network.prefix());
    BigInteger offset = number.signum() < 0 ? size.add(number) : number;
    if (offset.signum() < 0 || offset.compareTo(size) >= 0) {
      throw new FunctionException("the network has no host " + number);
    }
    return Value.text(Network.show(network.address().add(offset), network.bits()));
  }

  private static Value netmask(Arguments a) throws FunctionException {
    Network network = Network.parse(a.text(0));
    if (network.bits() != 32) {
      throw new FunctionException("only IPv4 networks have a netmask");
    }
    BigInteger all = BigInteger.ONE.shiftLeft(32).subtract(BigInteger.ONE);
    int free = 32 - network.prefix();
    return Value.text(Network.show(all.shiftRight(free).shiftLeft(free), 32));
  }

  /** Hands out networks one after the other, each aligned to its own size. */
  private static Value subnets(Arguments a) throws FunctionException {
    Network network = Network.parse(a.text(0));
    List<Value> networks = new ArrayList<>();
    BigInteger next = network.address();
    BigInteger end = next.add(BigInteger.ONE.shiftLeft(network.bits() - network.prefix()));
    for (int i = 1; i < a.size(); i++) {
      int prefix = network.prefix() + a.whole(i);
      if (a.whole(i) < 1 || prefix > network.bits()) {
        throw Arguments.misfit(i, "the network can't be extended by that many bits");
      }
      BigInteger size = BigInteger.ONE.shiftLeft(network.bits() - prefix);
      BigInteger aligned = next.add(size).subtract(BigInteger.ONE).divide(size).multiply(size);
      next = aligned.add(size);
      if (next.compareTo(end) > 0) {
        throw new FunctionException("there is not enough room in " + a.text(0));
      }
      networks.add(Value.text(new Network(aligned, prefix, network.bits()).shown()));
    }
    return Value.list(networks);
  }
}
