package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.put;
import static io.driftwarden.hcl.value.Type.Primitive.STRING;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** cidrhost, cidrnetmask, cidrsubnet, cidrsubnets. */
final class NetworkFunctions {
  private static final int COUNTED = 64;
  private static final BigInteger LOW = ones(COUNTED);

  private NetworkFunctions() {}

  static void declare(Map<String, Declared> all) {
    Parameter prefix = Parameter.text("prefix");
    Parameter newbits = Parameter.number("newbits");
    put(
        all,
        "cidrhost",
        Signature.of(STRING, prefix, Parameter.number("hostnum")),
        (a, _) -> host(a));
    put(all, "cidrnetmask", Signature.of(STRING, prefix), (a, _) -> netmask(a));
    put(
        all,
        "cidrsubnet",
        Signature.of(STRING, prefix, newbits, Parameter.number("netnum")),
        (a, _) -> subnet(a));
    put(
        all,
        "cidrsubnets",
        Signature.of(Type.ListOf.STRINGS, prefix).and(newbits),
        (a, _) -> subnets(a));
  }

  /** A network: its first address, and how many leading bits are fixed. */
  private record Network(BigInteger address, int prefix, int bits) {
    static Network parse(String text) throws FunctionException {
      int slash = text.indexOf('/');
      String address = slash < 0 ? "" : text.substring(0, slash);
      String length = text.substring(slash + 1);
      if (!address.matches("[0-9a-fA-F:.]+") || !length.matches("[0-9]{1,3}")) {
        throw invalid(text);
      }
      try {
        byte[] bytes = bytes(address, text);
        int prefix = Integer.parseInt(length);
        int bits = bytes.length * 8;
        if (prefix > bits) {
          throw invalid(text);
        }
        BigInteger number = new BigInteger(1, bytes);
        BigInteger first = number.shiftRight(bits - prefix).shiftLeft(bits - prefix);
        return new Network(first, prefix, bits);
      } catch (IllegalArgumentException e) {
        throw invalid(text);
      }
    }

    /** Go keeps what is written as IPv4 in IPv6 as an IPv4 address. */
    private static byte[] bytes(String address, String text) throws FunctionException {
      if (!address.contains(":") && !address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
        throw invalid(text);
      }
      return InetAddress.ofLiteral(withoutZeros(address)).getAddress();
    }

    /** Terraform reads leading zeros of decimal numbers as nothing, not as octal. */
    private static String withoutZeros(String address) {
      return address.contains(":") ? address : address.replaceAll("(^|\\.)0+([0-9])", "$1$2");
    }

    private static FunctionException invalid(String text) {
      return new FunctionException("invalid CIDR expression: invalid CIDR address: " + text);
    }

    /** Terraform looks at 64 bits of the number only, and not at its sign. */
    Network child(int newBits, BigInteger number) throws FunctionException {
      int longer = prefix + newBits;
      if (longer > bits) {
        throw new FunctionException(
            "insufficient address space to extend prefix of %d by %d".formatted(prefix, newBits));
      }
      boolean counted = newBits >= 0 && newBits < COUNTED;
      if (counted && number.abs().and(LOW).bitLength() > newBits) {
        throw new FunctionException(
            "prefix extension of %d does not accommodate a subnet numbered %d"
                .formatted(newBits, number));
      }
      BigInteger made = address.or(number.shiftLeft(bits - longer)).abs();
      if (made.bitLength() > bits) {
        throw new FunctionException("the network number is too large");
      }
      return new Network(made, longer, bits);
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

  private static BigInteger ones(int bits) {
    return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
  }

  private static Value subnet(Arguments a) throws FunctionException {
    int newBits = Math.clamp(a.whole(1), -1000, 1000);
    BigInteger number = a.big(2);
    return Value.text(Network.parse(a.text(0)).child(newBits, number).shown());
  }

  private static Value host(Arguments a) throws FunctionException {
    BigInteger number = a.big(1);
    Network network = Network.parse(a.text(0));
    int free = network.bits() - network.prefix();
    BigInteger size = BigInteger.ONE.shiftLeft(free);
    BigInteger offset = number.signum() < 0 ? size.add(number) : number;
    if (offset.signum() < 0 || offset.compareTo(size) >= 0) {
      BigInteger shown = number.signum() < 0 ? number.add(BigInteger.ONE) : number;
      throw new FunctionException(
          "prefix of %d does not accommodate a host numbered %s"
              .formatted(network.prefix(), shown));
    }
    return Value.text(Network.show(network.address().add(offset), network.bits()));
  }

  private static Value netmask(Arguments a) throws FunctionException {
    Network network = Network.parse(a.text(0));
    if (network.bits() != 32) {
      throw new FunctionException("IPv6 addresses cannot have a netmask: " + a.text(0));
    }
    BigInteger all = BigInteger.ONE.shiftLeft(32).subtract(BigInteger.ONE);
    int free = 32 - network.prefix();
    return Value.text(Network.show(all.shiftRight(free).shiftLeft(free), 32));
  }

  /** Hands out networks one after the other, each aligned to its own size. */
  private static Value subnets(Arguments a) throws FunctionException {
    Network network = parsed(a);
    List<Value> networks = new ArrayList<>();
    BigInteger next = network.address();
    BigInteger end = next.add(BigInteger.ONE.shiftLeft(network.bits() - network.prefix()));
    Network last = network;
    for (int i = 1; i < a.size(); i++) {
      int prefix = network.prefix() + newBits(a, i, network);
      if (network.address().signum() == 0) {
        throw noRoom(i, prefix, lastOfAll(prefix, network.bits()));
      }
      BigInteger size = BigInteger.ONE.shiftLeft(network.bits() - prefix);
      BigInteger aligned = next.add(size).subtract(BigInteger.ONE).divide(size).multiply(size);
      next = aligned.add(size);
      if (next.compareTo(end) > 0) {
        throw noRoom(i, prefix, last);
      }
      last = new Network(aligned, prefix, network.bits());
      networks.add(Value.text(last.shown()));
    }
    return Value.Items.list(STRING, networks, Value.Mark.NONE);
  }

  /** Terraform begins before the first one, and finds no way from the end of all back to 0. */
  private static Network lastOfAll(int prefix, int bits) {
    BigInteger last = ones(bits).shiftRight(bits - prefix).shiftLeft(bits - prefix);
    return new Network(last, prefix, bits);
  }

  private static FunctionException noRoom(int index, int prefix, Network after)
      throws FunctionException {
    return new FunctionException(
        index,
        "not enough remaining address space for a subnet with a prefix of %d bits after %s"
            .formatted(prefix, after.shown()));
  }

  private static Network parsed(Arguments a) throws FunctionException {
    try {
      return Network.parse(a.text(0));
    } catch (FunctionException e) {
      throw new FunctionException(0, e.reason());
    }
  }

  private static int newBits(Arguments a, int index, Network network) throws FunctionException {
    long bits = whole(a, index);
    if (bits < 1) {
      throw new FunctionException(index, "must extend prefix by at least one bit");
    }
    if (bits > 32) {
      throw new FunctionException(index, "may not extend prefix by more than 32 bits");
    }
    if (network.prefix() + bits > network.bits()) {
      throw new FunctionException(
          index,
          "would extend prefix to %d bits, which is too long for an %s address"
              .formatted(network.prefix() + bits, network.bits() == 32 ? "IPv4" : "IPv6"));
    }
    return (int) bits;
  }

  private static long whole(Arguments a, int index) throws FunctionException {
    try {
      return a.whole(index);
    } catch (FunctionException e) {
      throw new FunctionException(index, e.reason());
    }
  }
}
