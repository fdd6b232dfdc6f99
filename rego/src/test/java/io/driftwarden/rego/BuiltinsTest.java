package io.driftwarden.rego;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.value.Value;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltinsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          sprintf("%s|%d|%v|%5.2f|%-4s|%04d|%q", ["a", 3, [1, "b"], 2.345, "x", 7, "q"]) ; "a|3|[1, \\"b\\"]| 2.35|x   |0007|\\"q\\""
          sprintf("%q%q%q", ["\\u0007\\u200b\\u007f", 0, 39])        ; "\\"\\\\a\\\\u200b\\\\x7f\\"'\\\\x00''\\\\''"
          sprintf("%4d|%.1f|%04d|%+v", ["x", "abc", "x", 7])   ; "%!d(string=   x)|%!f(string=a)|%!d(string=000x)|7"
          base64.decode("ZGV2")                                ; "dev"
          sprintf("%d %s", ["x"])                              ; "%!d(string=x) %!s(MISSING)"
          split("a.b.c", ".")                                  ; ["a","b","c"]
          trim("xxaxx", "x")                                   ; "a"
          substring("abcdef", 2, 3)                            ; "cde"
          format_int(255, 16)                                  ; "ff"
          indexof("abc", "c")                                  ; 2
          strings.any_prefix_match(["a/b"], {"a/", "c/"})      ; true
          regex.match("^a+$", "aaa")                           ; true
          regex.replace("a1b2", "[0-9]", "<$0>")               ; "a<1>b<2>"
          regex.split("a*", "bab")                             ; ["b","b"]
          regex.replace("ab", "a*", "-")                       ; "-b-"
          sprintf("%x", [1.5])                                 ; "0x1.8p+00"
          regex.find_n("[a-z]", "a1b2", -1)                    ; ["a","b"]
          glob.match("*.example.com", ["."], "a.example.com")  ; true
          glob.match("*.example.com", ["."], "a.b.example.com"); false
          net.cidr_contains("10.0.0.0/8", "10.1.2.3")          ; true
          net.cidr_contains("10.0.0.0/8", "::1")               ; false
          net.cidr_intersects("0.0.0.0/0", "192.168.0.0/16")   ; true
          net.cidr_expand("10.0.0.0/30")                       ; ["10.0.0.0","10.0.0.1","10.0.0.2","10.0.0.3"]
          net.cidr_is_valid("10.0.0.300/8")                    ; false
          units.parse("10Gi")                                  ; 10737418240
          units.parse_bytes("1KB")                             ; 1000
          json.unmarshal("{\\"a\\": [1.50]}").a[0]             ; 1.50
          json.marshal({"b": {1}, "a": null})                  ; "{\\"a\\":null,\\"b\\":[1]}"
          json.marshal(units.parse("200m"))                    ; "0.2000000000"
          json.marshal({["<"]: 1})                             ; "{\\"[\\\\\\"\\\\\\\\u003c\\\\\\"]\\":1}"
          json.marshal("<a&b>")                                ; "\\"\\\\u003ca\\\\u0026b\\\\u003e\\""
          base64.decode(base64.encode("é"))                    ; "é"
          hex.encode("az")                                     ; "617a"
          urlquery.encode("a b&c")                             ; "a+b%26c"
          object.union({"a": {"b": 1}}, {"a": {"c": 2}})       ; {"a":{"b":1,"c":2}}
          object.remove({"a": 1, "b": 2}, ["a"])               ; {"b":2}
          json.filter({"a": {"b": 1, "c": 2}}, ["a/b"])        ; {"a":{"b":1}}
          array.slice([1, 2, 3], 1, 9)                         ; [2,3]
          sort({3, 1, 2})                                      ; [1,2,3]
          max([1, 9, 3])                                       ; 9
          {1, 2} - {2}                                         ; [1]
          1 / 3                                                ; 0.33333333333333333334
          7 % 4                                                ; 3
          round(2.5)                                           ; 3
          to_number("1e3")                                     ; 1e3
          semver.compare("1.2.0-rc.1", "1.2.0")                ; -1
          type_name({1})                                       ; "set"
          graph.reachable({"a": ["b"], "b": []}, ["a"])        ; ["a","b"]
          time.now_ns()                                        ; 1767323045000000000
          time.date(time.now_ns())                             ; [2026,1,2]
          time.parse_duration_ns("1h30m")                      ; 5400000000000
          net.cidr_merge(["10.0.0.0/25", "10.0.0.128/25"])     ; ["10.0.0.0/24"]
          net.cidr_merge(["2001:db8::/33", "2001:db8:8000::/33"]); ["2001:db8::/32"]
          uri.parse("https://u@h.io:8/a%20b?c=d#e")            ; {"fragment":"e","hostname":"h.io","path":"/a b","port":"8","raw_path":"/a b","raw_query":"c=d","scheme":"https"}
          uri.is_valid("http://[::1%25en0]:80/")               ; true
          uuid.parse("00000000-0000-4000-8000-000000000000")   ; {"variant":"RFC4122","version":4}
          uuid.rfc4122("a") == uuid.rfc4122("a")               ; true
          uuid.parse(uuid.rfc4122("a")).version                ; 4
          rand.intn("a", 10) < 10                              ; true
          regex.globs_match("a.*", "[a-c]+d")                  ; true
          regex.globs_match("ab*", "b+")                       ; false
          json.patch({"a": [1]}, [{"op": "add", "path": "/a/-", "value": 2}]) ; {"a":[1,2]}
          json.patch({"a": 1}, [{"op": "move", "from": "/a", "path": "/b"}])  ; {"b":1}
          time.format([0, "Europe/Paris", "Mon, 2 Jan 2006 15:04:05.000 -07:00"]) ; "Thu, 1 Jan 1970 01:00:00.000 +01:00"
          time.format([1700000000123456789, "UTC", "Jan _2 3:04PM 06 .999 002"])   ; "Nov 14 10:13PM 23 .123 318"
          time.parse_ns("RFC1123Z", "Thu, 01 Jan 1970 01:00:00 +0100")            ; 0
          time.parse_ns("2006-01-02 3:04:05pm", "1970-01-01 0:00:01.5am")         ; 1500000000
          time.diff([1700000000000000000, "UTC"], 1600000000000000000)            ; [3,2,1,9,46,40]
          yaml.unmarshal("a: [yes, true, 017]\\nb: |\\n  x\\n")   ; {"a":["yes",true,15],"b":"x\\n"}
          yaml.unmarshal(yaml.marshal({"a": ["x: y", "1", 1, "é\\n z", ""]})) ; {"a":["x: y","1",1,"é\\n z",""]}
          yaml.marshal({"a": [{"b": {1, 2}}], "c": {}})        ; "a:\\n  - b:\\n      - 1\\n      - 2\\nc: {}\\n"
          yaml.is_valid("a: [")                                ; false
          strings.render_template("{{range $i, $e := .l}}{{if $i}},{{end}}{{$e | printf `<%s>`}}{{end}}", {"l": ["a", "b"]}) ; "<a>,<b>"
          strings.render_template("{{with .m}}{{.k}}{{else}}none{{end}} {{- /* x */ -}} !", {"m": {}}) ; "none!"
          strings.replace_n({"": "-", "b": "B"}, "ab")         ; "-a-B-"
          rego.parse_module("m", "package a\\nx := 1").package.path[1].value ; "a"
          providers.aws.sign_req({"method": "get", "url": "https://h/"}, {"aws_service": "s", "aws_access_key": "a", "aws_secret_access_key": "b", "aws_region": "r"}, 0).headers["x-amz-date"] ; "19700101T000000Z"
          crypto.sha256("a")                                   ; "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
          """)
  void builtin(String term, String expected) {
    Source source = new Source("p.rego", "package p\nx := " + term);
    Options options = Options.DEFAULT.with(CLOCK).withStrictErrors();
    CompiledPolicies policies = Rego.compile(List.of(source), Value.of(Map.of()), options);
    assertEquals(expected, policies.evaluate("data.p.x", null).orElseThrow().toJson());
  }
}
