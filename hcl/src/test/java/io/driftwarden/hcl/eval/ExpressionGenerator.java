package io.driftwarden.hcl.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes expressions out of all functions and operators and of values at the edges of types. */
final class ExpressionGenerator {
  /**
   * The functions and what their arguments are; {@code +} is any number more of the last one, and
   * {@code ?} one more or none.
   */
  private static final String FUNCTIONS =
      """
      abs n;alltrue B;anytrue B;base64decode b;base64encode s;base64sha256 s;base64sha512 s;basename P;
      can a;ceil n;chomp s;chunklist l i;cidrhost c i;cidrnetmask c;cidrsubnet c i i;cidrsubnets c i+;
      coalesce a+;coalescelist l+;compact S;concat l+;contains l a;csvdecode v;dirname P;distinct l;
      element l i;endswith s s;ephemeralasnull a;file p;filebase64 p;filebase64sha256 p;
      filebase64sha512 p;fileexists p;filemd5 p;fileset p g;filesha1 p;filesha256 p;filesha512 p;
      flatten l;floor n;format f a+;formatdate d t;formatlist f a+;indent i s;index l a;issensitive a;
      join s S+;jsondecode j;jsonencode a;keys m;length a;log n n;lookup m k a?;lower s;
      matchkeys l l l;max n+;md5 s;merge m+;min n+;nonsensitive a;one l;parseint s i;pathexpand P;
      pow n n;range i+;regex r s;regexall r s;replace s r s;reverse l;sensitive a;
      setintersection l+;setproduct l+;setsubtract l l;setunion l+;sha1 s;sha256 s;sha512 s;
      signum n;slice l i i;sort S;split s s;startswith s s;strcontains s s;strrev s;substr s i i;
      sum N;textdecodebase64 b e;textencodebase64 s e;timeadd t u;timecmp t t;title s;tobool a;
      tolist a;tomap a;tonumber a;toset a;tostring a;transpose T;trim s s;trimprefix s s;trimspace s;
      trimsuffix s s;try a+;upper s;urlencode s;uuidv5 w s;values m;yamldecode y;yamlencode a;
      zipmap S l;templatefile q m;templatestring o m
      """;

  private static final Map<Character, List<String>> VALUES = values();

  private final Random random;
  private final List<String[]> functions = new ArrayList<>();

  ExpressionGenerator(long seed) {
    this.random = new Random(seed);
    for (String function : FUNCTIONS.replace("\n", "").split(";")) {
      functions.add(function.strip().split(" "));
    }
  }

  private static Map<Character, List<String>> values() {
    Map<Character, List<String>> values = new TreeMap<>();
    put(
        values,
        'n',
        "0¦1¦2¦3¦10¦0.5¦1.5¦(-2.25)¦(-7)¦1e3¦100¦1/3¦2/3¦255¦0.1¦1e-7¦3.7¦(-0.3)¦4294967296¦\"12\"¦\"1.5e3\"¦"
            + "9223372036854775807¦9223372036854775808¦123456789012345678901234567890¦1e30¦"
            + "0.1+0.2¦10/4¦7%3¦var.un¦length([1,2])¦pow(2,0.5)¦sensitive(4)¦tonumber(null)");
    put(values, 'i', "0¦1¦2¦3¦4¦8¦16¦(-1)¦(-2)¦5¦\"2\"¦1.5¦100¦var.un¦sensitive(1)¦10");
    put(
        values,
        's',
        "\"\"¦\"a\"¦\"abc\"¦\"Hello World\"¦\"é\"¦\"e\\u0301\"¦\"日本語\"¦\"👨‍👩‍👧x\"¦\"a,b,c\"¦\"  x \"¦"
            + "\"l1\\nl2\\n\"¦\"true\"¦\"1\"¦\"12.5\"¦\"-3\"¦\"ß straße\"¦\"İi\"¦\"a\\tb\"¦\"x\\r\\n\"¦\"<&>\"¦"
            + "\"q\\\"q\"¦\"a/b/c\"¦\"%s\"¦\"ab\"¦\",\"¦\"b\"¦\"c\"¦\"lo\"¦var.us¦\"p-${var.us}\"¦sensitive(\"s\")¦"
            + "5¦true¦var.e¦\"z\"¦\"ff\"¦\"zZ\"¦\"012\"¦\"${upper(\"x\")}y\"");
    put(
        values,
        'l',
        "[]¦[\"a\",\"b\"]¦tolist([\"b\",\"a\",\"b\"])¦[1,2,3]¦[\"a\",1,true]¦[null]¦[[\"a\"],[\"b\",\"c\"]]¦"
            + "toset([\"y\",\"x\"])¦toset([])¦tolist([])¦[var.us,\"b\"]¦toset([var.us,\"b\"])¦var.ul¦var.uset¦var.ut¦"
            + "tolist([\"a\",null])¦[{a=1},{a=2}]¦[{a=1},{b=2}]¦[sensitive(\"a\"),\"b\"]¦sensitive([\"a\"])¦tolist([[1],[2,3]])¦"
            + "toset([3,1,20])¦toset([true,false])¦[1,\"2\"]¦[\"\",\"a\",\"\"]¦tolist([1,2])¦[var.ud]¦toset([{a=\"y\"},{a=\"x\"}])¦"
            + "[for x in [3,1]: x]¦[1.5,\"x\"]¦[[],[[1]]]¦toset([[1,2],[1]])");
    put(
        values,
        'S',
        "[]¦[\"b\",\"a\"]¦tolist([\"b\",\"a\",\"b\"])¦[\"x\",1,true]¦toset([\"y\",\"x\"])¦[\"\",\"k\"]¦[null,\"a\"]¦[var.us,\"b\"]¦var.ul¦"
            + "[\"é\",\"z\",\"A\"]¦sensitive([\"a\"])¦[sensitive(\"a\"),\"b\"]¦[\"a\"]¦[\"a\",\"b\",\"c\"]¦var.uset¦[[1]]¦var.ud");
    put(
        values,
        'N',
        "[]¦[1,2,3]¦[0.1,0.2]¦[\"1\",2]¦tolist([1])¦toset([1,2])¦[null]¦[\"x\"]¦{a=1}¦[var.un,1]¦var.ul¦\"x\"¦[1,[2]]¦[true]¦[1e30,1]¦sensitive([1,2])");
    put(
        values,
        'B',
        "[]¦[true]¦[true,false]¦[\"true\",true]¦[null,true]¦[null,false]¦[var.ub,true]¦[var.ub,false]¦toset([true])¦[\"x\"]¦[1]¦tolist([var.ub])¦[sensitive(true)]");
    put(
        values,
        'm',
        "{}¦{a=\"1\",b=\"2\"}¦{a=1,b=\"x\",c=[1]}¦tomap({k=\"v\",j=\"w\"})¦tomap({})¦{a=var.us}¦tomap({a=var.us})¦var.um¦var.uo¦{b=null}¦"
            + "{a=sensitive(1)}¦sensitive({a=1})¦null¦{a={x=1}}¦tomap({a=1,b=2})¦{list=[1,2],name=\"n\"}¦{x=\"w\"}¦tomap({a=[1],b=[2,3]})¦{\"é\"=1,\"z z\"=2,A=3}¦{for k in [\"x\",\"y\"]: k=>k}¦{(var.us)=1}");
    put(
        values,
        'T',
        "{}¦{a=[\"x\",\"y\"],b=[\"y\"]}¦tomap({k=[\"v\"]})¦{a=[1]}¦{a=[null]}¦{a=null}¦{a=[var.us]}¦{a=\"x\"}¦var.um¦{b=[],a=[\"z\"]}");
    put(values, 'k', "\"a\"¦\"b\"¦\"zz\"¦1¦var.us¦sensitive(\"a\")¦\"k\"");
    put(
        values,
        'c',
        "\"10.0.0.0/8\"¦\"192.168.1.0/24\"¦\"10.1.2.3/16\"¦\"fd00:fd12:3456:7890::/56\"¦\"2001:db8::/32\"¦\"0.0.0.0/0\"¦\"1.2.3.4/32\"¦\"x\"¦\"10.0.0.0\"¦\"10.0.0.0/33\"¦\"010.01.0.0/8\"¦\"::/0\"¦var.us");
    put(
        values,
        't',
        "\"2020-01-02T03:04:05Z\"¦\"2021-12-31T23:59:59+02:00\"¦\"2024-02-29T12:00:00-07:30\"¦\"1999-07-04T00:00:00.123Z\"¦\"2020-13-01T00:00:00Z\"¦\"2020-1-1T00:00:00Z\"¦\"x\"¦\"\"¦\"2020-01-02\"¦\"2020-01-02 03:04:05Z\"¦\"2021-02-30T00:00:00Z\"¦\"2020-01-02T25:00:00Z\"¦\"2020-01-02T03:04:05\"¦\"2020-01-02T3:04:05Z\"¦var.us¦\"2020-01-02T03:64:05Z\"¦\"2020-01-02T03:04:05Zx\"");
    put(
        values,
        'd',
        "\"YYYY-MM-DD\"¦\"DD MMM YYYY hh:mm ZZZ\"¦\"EEEE, DD-MMM-YY hh:mm:ss ZZZ\"¦\"HH:mmAA\"¦\"h'h'm\"¦\"''\"¦\"'it''s' D\"¦\"M/D/YY H:m:s aa Z\"¦\"ZZZZ ZZZZZ\"¦\"YYY\"¦\"x\"¦\"'open\"¦\"\"¦\"EEE MMMM\"¦\"Q\"¦\"é D\"¦var.us");
    put(
        values,
        'u',
        "\"1h\"¦\"1h30m\"¦\"-10s\"¦\"1.5h\"¦\"300ms\"¦\"1d\"¦\"5\"¦\"\"¦\"0\"¦\"24h\"¦\"1us\"¦\"x\"¦\"+2m\"¦\"876000h\"¦\"1h 2m\"¦var.us");
    put(
        values,
        'r',
        "\"a\"¦\"[a-z]+\"¦\"(\\\\d+)\"¦\"(?P<y>\\\\d)(?P<z>\\\\w)?\"¦\"(a)|(b)\"¦\"(\"¦\"^$\"¦\"\"¦\"/a/\"¦\"/[aeiou]/\"¦\"/(\\\\w)(\\\\w)/\"¦\"b*\"¦\"(?i)HELLO\"¦\"\\\\s+\"¦\"(?P<n>a)(b)\"¦\"/x*/\"¦\"[\"¦\"\\\\p{L}+\"¦\"a{2,1}\"¦\"l\"¦\",\"¦var.us¦\"(?=a)\"");
    put(
        values,
        'j',
        "\"{}\"¦\"[]\"¦\"1\"¦\"null\"¦\"\\\"s\\\"\"¦\"true\"¦\"{\\\"a\\\":1,\\\"b\\\":[1,null,\\\"x\\\"]}\"¦\"[1,2.5,1e3]\"¦\"\"¦\"{\"¦\"{\\\"a\\\":1,\\\"a\\\":2}\"¦\"x\"¦\"[1,]\"¦\"\\\"\\\\u00e9\\\\n\\\"\"¦\" 1 \"¦\"1 2\"¦\"[{\\\"k\\\":{}}]\"¦\"0.1\"¦\"-0.5e-3\"¦var.us¦jsonencode(var.us)¦jsonencode({a=1})¦\"nul\"¦\"01\"¦\"{\\\"a\\\"}\"");
    put(
        values,
        'y',
        "\"a: 1\"¦\"- x\\n- 2\"¦\"{a: [1, b]}\"¦\"\"¦\"x\"¦\"~\"¦\"yes\"¦\"0x1F\"¦\"017\"¦\"1.5\"¦\"a: &x 1\\nb: *x\"¦\"k: ¦\\n  l1\\n  l2\\n\"¦\"'q'\"¦\"a: {b: c}\\nd: null\"¦var.us¦\"1_000\"¦\"true\"¦\"- - 1\\n  - 2\"¦\"a: >\\n  f1\\n  f2\\n\"");
    put(
        values,
        'v',
        "\"a,b\\n1,2\\n\"¦\"a\\n\"¦\"a,b\\n1\\n\"¦\"\"¦\"a,a\\n1,2\"¦\"a,b\\n\\\"x,y\\\",\\\"q\\\"\\\"q\\\"\\n\"¦\"a\\n\\n1\\n\"¦\"a,b\\nx\\\"y,1\"¦\"a\\r\\n1\\r\\n\"¦\"a\\n\\\"open\"¦var.us¦\"a,b\\n,\\n\"¦\"a\\n \\\"x\\\"\\n\"");
    put(
        values,
        'b',
        "\"SGVsbG8=\"¦\"SGVsbG8\"¦\"\"¦\"!!!!\"¦\"w6k=\"¦\"/w==\"¦\"SGVs\\nbG8=\"¦\"SABpAA==\"¦var.us¦sensitive(\"SGVsbG8=\")¦\"YQ==\"¦\"YR==\"");
    put(
        values,
        'e',
        "\"UTF-8\"¦\"UTF-16LE\"¦\"ISO-8859-1\"¦\"windows-1252\"¦\"nope\"¦\"utf-16be\"¦\"US-ASCII\"");
    put(
        values,
        'P',
        "\"a.txt\"¦\"./a.txt\"¦\"sub/b.txt\"¦\"sub\"¦\"none.txt\"¦\"sub/../a.txt\"¦\"/x/../y\"¦\"/\"¦\"\"¦\"a/b/\"¦\".\"¦\"x//y\"¦\"..\"¦\"a/./b/..\"¦var.us¦\"sub/deep/c.json\"¦sensitive(\"a.txt\")");
    put(
        values,
        'p',
        "\"a.txt\"¦\"./a.txt\"¦\"sub/b.txt\"¦\"sub\"¦\"none.txt\"¦\"sub/../a.txt\"¦\"\"¦\"a/b/\"¦\".\"¦\"x//y\"¦\"a/./b/..\"¦var.us¦\"sub/deep/c.json\"¦sensitive(\"a.txt\")");
    put(
        values,
        'g',
        "\"**\"¦\"*.txt\"¦\"**/*.json\"¦\"sub/*\"¦\"{a,t}.t*\"¦\"[ab].txt\"¦\"?.txt\"¦\"none*\"¦\"**/*.txt\"¦\"sub/**\"¦\"*/deep/*\"¦var.us¦\"t.tftpl\"");
    put(
        values,
        'f',
        "\"%s\"¦\"%d\"¦\"%v\"¦\"%s-%s\"¦\"%05d\"¦\"%-6s|\"¦\"%6s|\"¦\"%.2f\"¦\"%x\"¦\"%X\"¦\"%b\"¦\"%o\"¦\"%e\"¦\"%g\"¦\"%q\"¦\"%t\"¦\"%#v\"¦\"%%\"¦\"x\"¦\"%\"¦\"%z\"¦\"%[2]s\"¦\"%s %[1]s\"¦\"%+d\"¦\"% d\"¦\"%3.1f\"¦\"%.3s\"¦\"a%sb\"¦\"é%s\"¦\"%08.3f\"¦\"%d%%\"¦\"%#x\"¦\"%1$s\"¦\"%G\"¦\"%E\"¦\"%.0f\"¦\"%.10g\"¦\"%5t\"¦\"%.3d\"¦\"%[1]d%d\"");
    put(
        values,
        'w',
        "\"dns\"¦\"url\"¦\"oid\"¦\"x500\"¦\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\"¦\"x\"¦\"\"¦\"6ba7b8109dad11d180b400c04fd430c8\"¦\"6ba7b810-9dad-11d1-80b4-00c04fd430cz\"");
    put(values, 'q', "\"t.tftpl\"¦\"a.txt\"¦\"nested.tftpl\"¦\"none\"¦var.us");
    put(values, 'o', "var.tpl¦var.us¦\"x\"");
    put(
        values,
        'a',
        "null¦true¦false¦0¦1¦1.5¦\"\"¦\"a\"¦\"1\"¦\"true\"¦\"false\"¦[]¦[1]¦[\"a\",1]¦{}¦{a=1}¦tolist([\"a\"])¦toset([1,2])¦tomap({a=\"b\"})¦var.us¦var.un¦var.ub¦var.ul¦var.uset¦var.um¦var.uo¦var.ut¦var.ud¦"
            + "[var.us]¦{a=var.un}¦sensitive(\"x\")¦sensitive([1])¦{a=sensitive(1)}¦tostring(null)¦tolist(null)¦[null]¦{a=null}¦\"p-${var.us}\"¦var.e¦[[1,\"x\"]]¦{a={b=[]}}¦1/3¦[true,\"x\"]¦\"é☃\\u0007<\"¦upper(null)¦[var.us...]¦jsonencode([var.us])¦"
            + "\"line\\n two\\n\"¦{a=\"x: y\",b=[{c=null}],d=\"multi\\nline\"}¦[[],{}]¦toset([\"b\",\"a\"])¦tolist([1.5])¦-1¦100¦9007199254740993¦(-5)¦{a=1,b=\"x\"}¦[1,\"a\",null]");
    return values;
  }

  private static void put(Map<Character, List<String>> values, char kind, String all) {
    values.put(kind, List.of(all.split("¦")));
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  String next() {
    return random.nextInt(10) < 7 ? call(any(functions), 2) : form(2);
  }

  /** Returns a call of the function with the number, for a round through all of them. */
  String call(int number) {
    return call(functions.get(number % functions.size()), 1);
  }

  int functions() {
    return functions.size();
  }

  private String call(String[] function, int depth) {
    List<String> arguments = new ArrayList<>();
    for (int i = 1; i < function.length; i++) {
      String kind = function[i];
      int times =
          kind.endsWith("+") ? random.nextInt(4) : kind.endsWith("?") ? random.nextInt(2) : 1;
      for (int j = 0;
          j < Math.max(times, kind.endsWith("+") && random.nextInt(8) > 0 ? 1 : times);
          j++) {
        arguments.add(argument(kind.charAt(0), depth));
      }
    }
    if (random.nextInt(60) == 0 && !arguments.isEmpty()) {
      arguments.removeLast();
    } else if (random.nextInt(60) == 0) {
      arguments.add(value('a', depth));
    }
    String prefix = random.nextInt(25) == 0 ? "core::" : "";
    return prefix + function[0] + "(" + String.join(", ", arguments) + ")";
  }

  private String argument(char kind, int depth) {
    return value(random.nextInt(25) == 0 && kind != 'o' ? 'a' : kind, depth);
  }

  private String value(char kind, int depth) {
    if (depth > 0 && random.nextInt(9) == 0 && kind != 'q' && kind != 'o') {
      return random.nextBoolean() ? call(any(functions), depth - 1) : form(depth - 1);
    }
    return any(VALUES.getOrDefault(kind, List.of("null")));
  }

  /** Returns something that is no call: an operator, a condition, a loop, a splat, a template. */
  private String form(int depth) {
    String a = value('a', depth);
    String b = value('a', depth);
    String n = value('n', depth);
    String m = value('n', depth);
    String l = value('l', depth);
    String k = value('m', depth);
    String bool =
        any(
            List.of(
                "true",
                "false",
                "var.ub",
                "\"true\"",
                "1 == 1",
                "sensitive(true)",
                "null",
                "\"x\"",
                "var.us == \"a\""));
    return switch (random.nextInt(22)) {
      case 0 -> "(%s) == (%s)".formatted(a, b);
      case 1 -> "(%s) != (%s)".formatted(a, b);
      case 2 -> "(%s) + (%s)".formatted(n, m);
      case 3 -> "(%s) - (%s)".formatted(n, m);
      case 4 -> "(%s) * (%s)".formatted(n, m);
      case 5 -> "(%s) / (%s)".formatted(n, m);
      case 6 -> "(%s) %% (%s)".formatted(n, m);
      case 7 -> "(%s) %s (%s)".formatted(n, any(List.of("<", "<=", ">", ">=")), m);
      case 8 -> "(%s) %s (%s)".formatted(bool, any(List.of("&&", "||")), value('a', depth));
      case 9, 10, 11 -> "(%s) ? (%s) : (%s)".formatted(bool, a, b);
      case 12 -> "[for v in (%s) : v]".formatted(any(List.of(l, k, a)));
      case 13 ->
          "[for i, v in (%s) : \"${i}\" if %s]"
              .formatted(any(List.of(l, k)), any(List.of(bool, "v != null", "i == 0")));
      case 14 -> "{for i, v in (%s) : i => v}".formatted(any(List.of(l, k, a)));
      case 15 -> "{for v in (%s) : v => 1...}".formatted(any(List.of(l, value('S', depth))));
      case 16 -> "(%s)[*]%s".formatted(any(List.of(a, l, k)), any(List.of("", ".a")));
      case 17 ->
          "(%s)[%s]"
              .formatted(any(List.of(l, k)), any(List.of(value('i', depth), value('k', depth))));
      case 18 -> "(%s).a".formatted(any(List.of(k, a)));
      case 19 -> "\"x${%s}y${%s}\"".formatted(a, value('s', depth));
      case 20 -> "\"%%{ if %s }${%s}%%{ else }n%%{ endif }\"".formatted(bool, value('s', depth));
      default ->
          any(
              List.of(
                  "!(%s)".formatted(bool),
                  "-(%s) + 0".formatted(n), // No negative zero, which is zero here.
                  "\"%%{ for x in %s }<${x}>%%{ endfor }\"".formatted(value('S', depth)),
                  "{(%s) = 1}".formatted(a),
                  "[%s, %s]".formatted(a, b),
                  "length(%s) > 0".formatted(l)));
    };
  }
}
