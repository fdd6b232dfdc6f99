package io.driftwarden.rego.x509;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An element of DER (X.690): a tag and what it holds, a part of a text that is not copied. */
final class Der {
  static final int BOOLEAN = 0x01;
  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int OID = 0x06;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  private static final int LONGEST_ID = 40;

  private final byte[] text;
  private final int start;
  private final int from;
  private final int to;

  private Der(byte[] text, int start, int from, int to) {
    this.text = text;
    this.start = start;
    this.from = from;
    this.to = to;
  }

  /** Returns the only element of a text. */
  static Der only(byte[] text) throws UnreadableException {
    Der der = at(text, 0, text.length);
    if (der.to != text.length) {
      throw new UnreadableException("asn1: syntax error: trailing data");
    }
    return der;
  }

  /** Returns all elements of a text. */
  static List<Der> all(byte[] text) throws UnreadableException {
    return all(text, 0, text.length);
  }

  private static List<Der> all(byte[] text, int from, int to) throws UnreadableException {
    List<Der> elements = new ArrayList<>();
    for (int at = from; at < to; ) {
      Der element = at(text, at, to);
      elements.add(element);
      at = element.to;
    }
    return elements;
  }

  private static Der at(byte[] text, int start, int limit) throws UnreadableException {
    if (limit - start < 2 || (text[start] & 0x1F) == 0x1F) {
      throw malformed();
    }
    int first = text[start + 1] & 0xFF;
    int lengthBytes = first < 0x80 ? 0 : first - 0x80;
    if (first == 0x80 || lengthBytes > 3 || limit - start - 2 < lengthBytes) {
      throw malformed();
    }
    int length = first < 0x80 ? first : 0;
    for (int i = 0; i < lengthBytes; i++) {
      length = (length << 8) | (text[start + 2 + i] & 0xFF);
    }
    int from = start + 2 + lengthBytes;
    if (length > limit - from) {
      throw malformed();
    }
    return new Der(text, start, from, from + length);
  }

  private static UnreadableException malformed() {
    return new UnreadableException("asn1: structure error: malformed element");
  }

  int tag() {
    return text[start] & 0xFF;
  }

  boolean is(int tag) {
    return tag() == tag;
  }

  /** Reports whether it has the given number as its tag of the context. */
  boolean isContext(int number) {
    return (tag() & 0xC0) == 0x80 && (tag() & 0x1F) == number;
  }

  /** Returns this, which must have a tag. */
  Der as(int tag) throws UnreadableException {
    if (!is(tag)) {
      throw new UnreadableException("asn1: structure error: tags don't match");
    }
    return this;
  }

  List<Der> children() throws UnreadableException {
    return all(text, from, to);
  }

  /** Returns the elements of a sequence, of which there must be some at least. */
  List<Der> sequence(int least) throws UnreadableException {
    List<Der> children = as(SEQUENCE).children();
    if (children.size() < least) {
      throw new UnreadableException("asn1: structure error: sequence truncated");
    }
    return children;
  }

  /** Returns the element with its tag and length. */
  byte[] encoded() {
    return Arrays.copyOfRange(text, start, to);
  }

  byte[] content() {
    return Arrays.copyOfRange(text, from, to);
  }

  BigInteger integer() throws UnreadableException {
    if (to == as(INTEGER).from) {
      throw malformed();
    }
    return new BigInteger(content());
  }

  /** Returns a small number. */
  int smallInteger() throws UnreadableException {
    BigInteger value = integer();
    if (value.bitLength() > 31) {
      throw new UnreadableException("asn1: structure error: integer too large");
    }
    return value.intValue();
  }

  boolean isTrue() {
    return to > from && text[from] != 0;
  }

  /** Returns the whole bytes of a bit string. */
  byte[] bits() throws UnreadableException {
    if (as(BIT_STRING).to == from) {
      throw malformed();
    }
    return Arrays.copyOfRange(text, from + 1, to);
  }

  /** Returns the numbers of an object identifier. */
  List<BigInteger> id() throws UnreadableException {
    return idOfContent(as(OID).content());
  }

  private static List<BigInteger> idOfContent(byte[] content) throws UnreadableException {
    List<BigInteger> parts = new ArrayList<>();
    BigInteger part = BigInteger.ZERO;
    for (byte each : content) {
      part = part.shiftLeft(7).or(BigInteger.valueOf(each & 0x7F));
      if (each >= 0) {
        addPart(parts, part);
        part = BigInteger.ZERO;
      }
    }
    if (content.length == 0 || content.length > LONGEST_ID || content[content.length - 1] < 0) {
      throw malformed();
    }
    return parts;
  }

  private static void addPart(List<BigInteger> parts, BigInteger part) {
    if (!parts.isEmpty()) {
      parts.add(part);
      return;
    }
    BigInteger first = part.divide(BigInteger.valueOf(40)).min(BigInteger.TWO);
    parts.add(first);
    parts.add(part.subtract(first.multiply(BigInteger.valueOf(40))));
  }

  /** Returns an object identifier as numbers with points between them. */
  String dotted() throws UnreadableException {
    return String.join(".", id().stream().map(BigInteger::toString).toList());
  }

  /** Returns the text that a string of any kind holds, empty for what is no string. */
  Optional<String> string() {
    return switch (tag()) {
      case 0x0C, 0x13, 0x16, 0x12 -> Optional.of(new String(content(), UTF_8));
      case 0x14 -> Optional.of(new String(content(), ISO_8859_1));
      case 0x1E -> Optional.of(new String(content(), UTF_16BE));
      default -> Optional.empty();
    };
  }

  /** Returns the content as the ASCII text that an implicit tag hides. */
  String ascii() {
    return new String(content(), UTF_8);
  }
}
