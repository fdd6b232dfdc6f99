package io.driftwarden.helm.chart;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/**
 * Makes templates that call every function with all kinds of values: mostly such as it wants, often
 * enough such as it doesn't.
 */
final class TemplateGenerator {
  /** What the templates see as {@code .Values}. */
  static final String VALUES =
      """
      name: db
      port: 5432
      ratio: 0.25
      big: 1000000
      huge: 12345678901234567890
      yes1: true
      no1: false
      nothing: null
      empty: ""
      zero: 0
      list: [b, a, c]
      mixed: [1, "x", null, true, {k: v}, [2]]
      none: []
      map: {b: 2, a: 1, c: {d: deep}}
      one: {a: x}
      bare: {}
      """;

  private static final Map<String, List<String>> POOLS =
      Map.ofEntries(
          Map.entry(
              "s",
              List.of(
                  "\"\"",
                  "\"abc\"",
                  "\"héllo wörld\"",
                  "\"a,b,,c\"",
                  "\"-5\"",
                  "\"0x1f\"",
                  "\"3.0\"",
                  "\"true\"",
                  "\"  pad \\t\"",
                  "\"FooBarBaz\"",
                  "\"foo-bar_baz qux\"",
                  "\"HTTPServer2xx\"",
                  "\"line one\\nline two\\n\"",
                  "\"say \\\"x\\\" it's <b> & c\"",
                  "\"😀 ünï\"",
                  "\"1e3\"",
                  "`raw\\n`",
                  "\"AbC dEf\"",
                  "\"tHE 3 Words_here\"",
                  ".Values.name",
                  "\"the quick brown fox jumps over\"",
                  "\"%d%%\"",
                  "\"012\"")),
          Map.entry("i", List.of("0", "1", "2", "3", "7", "-1", "-3", "10", "'a'", "0x10", "25")),
          Map.entry("u", List.of("0", "1", "3")),
          Map.entry("f", List.of("0.0", "1.5", "-2.5", "1e6", "3.14159", "0.1", "1e21", "2.5e-7")),
          Map.entry("b", List.of("true", "false", ".Values.yes1", "(not .Values.yes1)")),
          Map.entry(
              "m",
              List.of(
                  "(dict)",
                  "(dict \"a\" 1)",
                  "(dict \"a\" \"x\" \"b\" (dict \"c\" 2))",
                  ".Values.map",
                  ".Values.one",
                  ".Values.bare",
                  ".Values",
                  "(dict \"a\" nil)",
                  "(dict \"a\" 0 \"l\" (list 1))",
                  "(dict \"a\" (dict \"b\" (list 1 \"x\")))")),
          Map.entry(
              "D",
              List.of(
                  "(list 1 \"a\")",
                  "(dict \"k\" \"v\")",
                  "\"héllo\"",
                  "(until 2)",
                  "(split \"-\" \"p-q\")",
                  "1.5",
                  ".Values.map",
                  "true")),
          Map.entry(
              "Y",
              List.of(
                  "(list \"yes\" \"null\" \"~\" \"1e3\" \": \" \"# x\" \"a #b\" \"- \")",
                  "(list \"a: b\" \"x:\" \"&a\" \"*a\" \"!t\" \"|\" \"%p\" \"@x\" \"`y\" \"{\")",
                  "(dict \"m\" \"one\\ntwo\\n\" \"n\" \"a\\n\\n\" \"o\" \"\\n\" \"p\" \" lead\\nx\")",
                  "(list \"trail \" \" lead\" \"tab\\tx\" \"\\u0001\" \"é😀\" \"\" \"it's\" \"say \\\"x\\\"\")",
                  "(list \"0644\" \"0x1f\" \"1_000\" \"2024-01-02\" \"12:30:45\" \".5\" \"+1\" \"-\" \".inf\")",
                  "(list (repeat 30 \"word \") (repeat 100 \"x\") \"<a>&b\" \"=\" \"<<\" \"?\" \"[\")",
                  "(dict \"a b\" 1 \"1\" 2 \"true\" 3 \"x: y\" 4 \"\" 5 \"k-10\" 6 \"k-9\" 7)",
                  "(dict \"l\" (list) \"m\" (dict) \"n\" nil \"f\" 1e30 \"g\" 0.1 \"h\" 1e6 \"t\" true)",
                  "(dict \"a\" (list (dict \"b\" (list 1 2) \"c\" (dict \"d\" 1)) (list 3 (list 4))))",
                  "(list \"crlf\\r\\n\" \"nbsp\\u00a0\" \"bom\\ufeff\" \"a\\\\b\" \"-x\" \"- x\" \"...\" \"---\")",
                  "(dict \"s\" \"two\\nlines\" \"l\" (list \"a\\nb\\n\" (dict \"k\" \"c\\nd\")))")),
          // What functions may change: nothing that another template sees.
          Map.entry(
              "M",
              List.of(
                  "(dict)",
                  "(dict \"a\" 1)",
                  "(dict \"a\" \"x\" \"b\" (dict \"c\" 2))",
                  "(deepCopy .Values.map)",
                  "(dict \"a\" nil)",
                  "(dict \"a\" 0 \"l\" (list 1))",
                  "(dict \"a\" (dict \"b\" (list 1 \"x\")))")),
          Map.entry("1", List.of("(dict)", "(dict \"a\" 1)", ".Values.one", ".Values.bare")),
          Map.entry(
              "l",
              List.of(
                  "(list)",
                  "(list 1 2 3)",
                  "(list \"b\" \"a\" nil \"b\")",
                  "(splitList \",\" \"x,y,x\")",
                  "(until 3)",
                  ".Values.list",
                  ".Values.none",
                  ".Values.mixed",
                  "(list 1.5 \"x\" true)",
                  "(list (list 1) (dict \"a\" 1) (list 1))",
                  "(toStrings (list 1 2.5))")),
          Map.entry(
              "n",
              List.of(
                  "0",
                  "1",
                  "-7",
                  "5432",
                  "9223372036854775807",
                  "1.5",
                  "-2.5",
                  "\"12\"",
                  "\"1.5\"",
                  "\"x\"",
                  "true",
                  "nil",
                  ".Values.port",
                  ".Values.big",
                  ".Values.huge",
                  "(int64 6)",
                  "(float64 2)",
                  "\"0b101\"",
                  "\"1_000\"",
                  ".Values.missing",
                  "\"\"",
                  "3",
                  "2",
                  "0.1")),
          Map.entry(
              "a",
              List.of(
                  "nil",
                  ".Values.missing",
                  ".Values.nothing",
                  ".Values.empty",
                  ".Values.zero",
                  ".Values.port",
                  ".Values.ratio",
                  ".Values.big",
                  ".Values.yes1",
                  ".Values.no1",
                  "\"x\"",
                  "1",
                  "1.0",
                  "(list 1 \"a\")",
                  "(dict \"k\" \"v\")",
                  ".Values.mixed",
                  "(int64 3)",
                  "(until 2)",
                  "(splitList \"-\" \"p-q\")",
                  "(split \"-\" \"p-q\")",
                  "(semver \"1.2.3-rc.1+b\")",
                  "(chunk 2 (list 1 2 3))",
                  "(deepCopy .Values.map)",
                  "(index \"abc\" 1)",
                  "(.Files.GetBytes \"files/a.txt\")")),
          Map.entry(
              "v",
              List.of(
                  "\"1.2.3\"",
                  "\"v1.2\"",
                  "\"1.0.0-rc.1\"",
                  "\"2\"",
                  "\"0.3.0\"",
                  "\"x\"",
                  "\"1.2.3.4\"",
                  "\"1.20.0+k3s\"",
                  "\"0.0.5\"",
                  "\"01.2.3\"")),
          Map.entry(
              "c",
              List.of(
                  "\">=1.2\"",
                  "\"^1.2.0\"",
                  "\"~1\"",
                  "\">1.0, <2\"",
                  "\"1.x || ^0.3\"",
                  "\"*\"",
                  "\"!=1.2.3\"",
                  "\"1.0 - 1.5\"",
                  "\">=1.0-0\"",
                  "\"~0.0.0\"",
                  "\"^0.0\"",
                  "\"=>1\"",
                  "\"what\"",
                  "\"<=1.2\"",
                  "\">1\"",
                  "\"\"",
                  "\"^*\"",
                  "\">=1.2 <3\"")),
          Map.entry(
              "r",
              List.of(
                  "\"a+\"",
                  "\"[a-z]+\"",
                  "\"(b)(c)?\"",
                  "\"^$\"",
                  "\"\"",
                  "\"[\"",
                  "\"(?i)FOO\"",
                  "\"\\\\d+\"",
                  "\"o|e\"",
                  "\"(?P<x>.)b\"",
                  "\"\\\\bw\"",
                  "\"x*\"",
                  "\"(\"",
                  "\"é\"")),
          Map.entry("p", List.of("\"x\"", "\"$1\"", "\"${1}y\"", "\"$x\"", "\"\"", "\"$$\"")),
          Map.entry(
              "/",
              List.of(
                  "\"/a/b/c.txt\"",
                  "\"a//b/../c\"",
                  "\"\"",
                  "\"/\"",
                  "\"..\"",
                  "\"x.tar.gz\"",
                  "\"a/b/\"",
                  "\"./a\"",
                  "\".bashrc\"",
                  "\"/../x\"")),
          Map.entry(
              "h",
              List.of(
                  "\"https://user:p%40ss@host.io:8443/a%20b/c?q=1&r=2#frag\"",
                  "\"mailto:a@b.c\"",
                  "\"/just/path\"",
                  "\"//h/p\"",
                  "\"http://[::1]:80/\"",
                  "\"a:b\"",
                  "\":x\"",
                  "\"http://h:x/\"",
                  "\"\"",
                  "\"*\"",
                  "\"http://a b/\"",
                  "\"http://h/%zz\"",
                  "\"HTTP://H?x\"")),
          Map.entry(
              "H",
              List.of(
                  "(dict \"scheme\" \"https\" \"host\" \"h:1\" \"path\" \"/a b\" \"query\" \"q=1\")",
                  "(dict \"host\" \"h\" \"path\" \"p\" \"fragment\" \"f g\" \"userinfo\" \"u:p@\")",
                  "(dict \"opaque\" \"x\" \"scheme\" \"mailto\")",
                  "(dict)",
                  "(dict \"host\" 1)",
                  "(urlParse \"http://u@h/p?q#f\")")),
          Map.entry(
              "t",
              List.of(
                  "(toDate \"2006-01-02\" \"2024-02-29\")",
                  "(toDate \"2006-01-02T15:04:05Z07:00\" \"2023-11-05T23:59:58+02:00\")",
                  "(toDate \"2006\" \"x\")",
                  "0",
                  "1700000000",
                  "(int64 86399)")),
          Map.entry(
              "T",
              List.of(
                  "(toDate \"2006-01-02\" \"2024-02-29\")",
                  "(toDate \"02 Jan 06 15:04\" \"09 Mar 99 04:05\")")),
          Map.entry(
              "L",
              List.of(
                  "\"2006-01-02\"",
                  "\"Mon Jan _2 15:04:05 2006\"",
                  "\"02/01/06 03:04PM .000\"",
                  "\"2006-01-02T15:04:05Z07:00\"",
                  "\"Monday, 02-Jan-06 15:04:05 MST\"",
                  "\"x\"",
                  "\"2006-002 3:4:5 pm -0700\"",
                  "\"January 2\"",
                  "\"\"")),
          Map.entry(
              "z",
              List.of(
                  "\"UTC\"", "\"Europe/Berlin\"", "\"America/New_York\"", "\"No/Where\"", "\"\"")),
          Map.entry(
              "d",
              List.of(
                  "\"1h\"",
                  "\"-90m30s\"",
                  "\"1.5s\"",
                  "\"x\"",
                  "\"0\"",
                  "\"100ms2us\"",
                  "\"3\"",
                  "\"2400h\"",
                  "\"1d\"",
                  "\"\"")),
          Map.entry(
              "j",
              List.of(
                  "`{\"a\":1,\"b\":[true,null,\"x\"]}`",
                  "`[1,2.5,\"\\u00e9\"]`",
                  "`\"s\"`",
                  "`12`",
                  "`{`",
                  "`[1,]`",
                  "`nul`",
                  "``",
                  "`{\"a\" 1}`",
                  "`{\"a\":1}x`",
                  "`01`",
                  "`-`",
                  "`{'a':1}`",
                  "`[\"\t\"]`",
                  "`null`",
                  "`true`",
                  "` { } `")),
          Map.entry(
              "y",
              List.of(
                  "\"a: 1\\nb: [x, 2.5]\"",
                  "\"- 1\\n- x\"",
                  "\"\"",
                  "\"x\"",
                  "\"a: {b: c}\"",
                  "\"a: yes\\nb: 0644\\nc: ~\"",
                  "\"1\"")),
          Map.entry(
              "o",
              List.of(
                  "\"a = 1\\n[b]\\nc = [1, 2]\\n\"", "\"x = 'y'\\n[[t]]\\nn = 1.5\\n\"", "\"\"")),
          Map.entry(
              "6",
              List.of("\"YWJj\"", "\"YQ==\"", "\"YQ=\"", "\"!\"", "\"\"", "\"YWJ\"", "\"w6k=\"")),
          Map.entry("3", List.of("\"MFRGG===\"", "\"MFRGG\"", "\"ME======\"", "\"1\"", "\"\"")),
          Map.entry(
              "F",
              List.of(
                  "\"%v\"",
                  "\"%s\"",
                  "\"%d\"",
                  "\"%q\"",
                  "\"%5d|%-5d|\"",
                  "\"%05.2f\"",
                  "\"%x\"",
                  "\"%X\"",
                  "\"%t\"",
                  "\"%T\"",
                  "\"%#v\"",
                  "\"%+d\"",
                  "\"%e\"",
                  "\"%g\"",
                  "\"%8.3s|\"",
                  "\"%c\"",
                  "\"%U\"",
                  "\"%o\"",
                  "\"%b\"",
                  "\"%%\"",
                  "\"%\"",
                  "\"%!\"",
                  "\"%[2]v %[1]v\"",
                  "\"%*d\"",
                  "\"%-10s|\"",
                  "\"%+q\"",
                  "\"%#x\"",
                  "\"% d\"",
                  "\"% x\"",
                  "\"%z\"",
                  "\"%.1f %v\"",
                  "\"%6.2f|\"",
                  "\"%s %s\"",
                  "\"%010d\"",
                  "\"%.3g\"",
                  "\"%#o\"",
                  "\"%[3]d\"",
                  "\"%.*f\"")),
          Map.entry("e", List.of("\"maximum\"", "\"long\"", "\"short\"", "\"pin\"", "\"what\"")),
          Map.entry("k", List.of("\"a\"", "\"b\"", "\"c\"", "\"zz\"", "\"\"")));

  /** What each function is called with: a letter a parameter, {@code *} for more of the last. */
  private static final Map<String, String> CALLS = new TreeMap<>();

  private static void calls(String parameters, String names) {
    for (String name : names.split(" ")) {
      CALLS.put(name, parameters);
    }
  }

  static {
    calls("aa*", "eq and or coalesce all any list tuple print println default html js urlquery");
    calls("aa", "ne deepEqual append push prepend mustAppend mustPush mustPrepend");
    calls("nn", "lt le gt ge eq ne sub div mod addf subf mulf divf");
    calls("nn*", "add mul max min biggest maxf minf");
    calls("n", "add1 add1f floor ceil int int64 float64 toDecimal");
    calls("niu*", "round");
    calls("a", "not empty kindOf typeOf toString toStrings quote squote cat toYaml toJson");
    calls("a", "toPrettyJson toRawJson mustToJson mustToPrettyJson mustToRawJson duration");
    calls("a", "durationRound toYamlPretty sortAlpha index");
    calls("D", "deepCopy mustDeepCopy len");
    calls("Y", "toYaml toYamlPretty toJson toRawJson toToml toPrettyJson");
    calls("aab", "ternary");
    calls("sa", "kindIs typeIs typeIsLike required join");
    calls(
        "s",
        "trim upper lower title untitle swapcase initials snakecase camelcase kebabcase nospace");
    calls("s", "b64enc b32enc sha1sum sha256sum sha512sum adler32sum regexQuoteMeta atoi fail");
    calls("s", "getHostByName");
    calls(
        "ss", "trimAll trimall trimSuffix trimPrefix contains hasPrefix hasSuffix splitList split");
    calls("sss", "replace");
    calls("is", "trunc abbrev indent nindent wrap repeat");
    calls("iis", "substr abbrevboth");
    calls("iss", "wrapWith");
    calls("sis", "splitn");
    calls("ssi", "plural");
    calls("", "hello dict");
    calls("kaka", "dict");
    calls("mk", "get hasKey");
    calls("Mk", "unset");
    calls("Mka", "set");
    calls("km*", "pluck");
    calls("1", "keys values");
    calls("mk*", "pick omit");
    calls("kkam", "dig");
    calls("Mm*", "merge mustMerge mergeOverwrite mustMergeOverwrite");
    calls(
        "l", "first mustFirst last mustLast rest mustRest initial mustInitial reverse mustReverse");
    calls("l", "uniq mustUniq compact mustCompact");
    calls("al", "has mustHas");
    calls("la*", "without mustWithout");
    calls("lii", "slice mustSlice");
    calls("il", "chunk mustChunk");
    calls("ll", "concat");
    calls("li", "index");
    calls("i", "until");
    calls("iii", "untilStep seq");
    calls("rs", "regexMatch mustRegexMatch regexFind mustRegexFind");
    calls("rsi", "regexFindAll mustRegexFindAll regexSplit mustRegexSplit");
    calls(
        "rsp",
        "regexReplaceAll mustRegexReplaceAll regexReplaceAllLiteral mustRegexReplaceAllLiteral");
    calls("cv", "semverCompare");
    calls("v", "semver");
    calls("/", "base dir ext clean isAbs osBase osDir osExt osClean osIsAbs");
    calls("h", "urlParse");
    calls("H", "urlJoin");
    calls("Lt", "date");
    calls("t", "htmlDate");
    calls("tz", "htmlDateInZone");
    calls("Ltz", "dateInZone date_in_zone");
    calls("dT", "dateModify date_modify mustDateModify must_date_modify");
    calls("LL", "toDate mustToDate");
    calls("T", "unixEpoch");
    calls("d", "durationRound duration");
    calls("j", "fromJson fromJsonArray mustFromJson");
    calls("y", "fromYaml fromYamlArray");
    calls("o", "fromToml");
    calls("m", "toToml toYaml toJson toPrettyJson toYamlPretty");
    calls("6", "b64dec");
    calls("3", "b32dec");
    calls("Fa*", "printf");
    calls("uesss", "derivePassword");
    calls("s6", "decryptAES");
    calls("66", "buildCustomCert");
    calls("ssss", "lookup");
    calls("aa", "call");
  }

  private final Random random;

  TemplateGenerator(long seed) {
    this.random = new Random(seed);
  }

  /** Returns the names of the functions that are called. */
  static List<String> functions() {
    return List.copyOf(CALLS.keySet());
  }

  /** Returns a template that calls a function. */
  String template(String function) {
    String call = call(function, 0);
    return switch (random.nextInt(12)) {
      case 0 -> "{{ " + call + " | toJson }}";
      case 1 -> "{{ (" + call + ") | quote }}";
      case 2 -> "{{ printf \"%T\" (" + call + ") }}";
      case 3 -> "{{ if " + call + " }}yes{{ else }}no{{ end }}";
      case 4 -> "{{ range $k, $v := " + call + " }}{{ $k }}={{ $v }};{{ else }}none{{ end }}";
      case 5 -> "{{ $x := " + call + " }}[{{ $x }}]{{- /* c */ -}} {{ kindOf $x }}";
      case 6 -> "{{ with " + call + " }}{{ . | toString }}{{ end }}";
      default -> "{{ " + call + " }}";
    };
  }

  private String call(String function, int depth) {
    String parameters = Objects.requireNonNull(CALLS.get(function));
    StringBuilder call = new StringBuilder(function);
    int count = count(parameters);
    String last = "";
    boolean piped = count > 0 && random.nextInt(5) == 0;
    for (int i = 0; i < count; i++) {
      String argument = argument(parameters, i, depth);
      if (piped && i == count - 1) {
        last = argument;
      } else {
        call.append(' ').append(argument);
      }
    }
    return piped ? last + " | " + call : call.toString();
  }

  private int count(String parameters) {
    int count = parameters.replace("*", "").length();
    if (parameters.endsWith("*")) {
      count += random.nextInt(3) - 1;
    }
    return random.nextInt(30) == 0 ? Math.max(0, count + random.nextInt(3) - 1) : count;
  }

  private String argument(String parameters, int index, int depth) {
    String letters = parameters.replace("*", "");
    boolean odd = letters.isEmpty() || (!letters.equals("D") && random.nextInt(14) == 0);
    String pool =
        odd ? "a" : letters.substring(Math.min(index, letters.length() - 1)).substring(0, 1);
    if (depth < 2 && pool.equals("s") && random.nextInt(12) == 0) {
      return "("
          + call(pick(List.of("upper", "trunc", "b64enc", "join", "toString", "printf")), depth + 1)
          + ")";
    }
    if (depth < 2 && pool.equals("a") && random.nextInt(8) == 0) {
      return "("
          + call(
              pick(
                  List.of(
                      "add",
                      "first",
                      "merge",
                      "get",
                      "split",
                      "regexFindAll",
                      "fromJson",
                      "addf",
                      "slice")),
              depth + 1)
          + ")";
    }
    return pick(Objects.requireNonNull(POOLS.get(pool)));
  }

  private String pick(List<String> pool) {
    return pool.get(random.nextInt(pool.size()));
  }
}
