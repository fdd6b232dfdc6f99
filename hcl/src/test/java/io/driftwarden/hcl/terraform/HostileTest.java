package io.driftwarden.hcl.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.Diagnostic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would take forever, or all memory, or the stack, is a diagnostic within seconds. */
class HostileTest {
  /** Three quarters of what a thread has. */
  private static final long STACK = 768 << 10;

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static List<String> codes(Map<String, String> texts) throws Exception {
    CompletableFuture<List<Diagnostic>> found = new CompletableFuture<>();
    Runnable work =
        () -> {
          try {
            found.complete(Configuration.plan("", new TextFiles(texts)).diagnostics());
          } catch (RuntimeException | Error e) {
            found.completeExceptionally(e);
          }
        };
    Thread thread = new Thread(null, work, "plan", STACK);
    thread.setDaemon(true);
    thread.start();
    try {
      return found.get(LONGEST.toSeconds(), TimeUnit.SECONDS).stream()
          .map(Diagnostic::code)
          .toList();
    } catch (TimeoutException e) {
      throw new AssertionError("takes more than " + LONGEST, e);
    } catch (ExecutionException e) {
      throw new AssertionError("is no diagnostic: " + e.getCause(), e.getCause());
    }
  }

  private static List<String> codes(String main) throws Exception {
    return codes(Map.of("main.tf", main));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "{a=",
        "{(",
        "\"${",
        "f(",
        "-",
        "!",
        "true ? ",
        "true ? 1 : ",
        "a[",
        "[for x in ",
        "{for k, v in ",
        "[for x in [] : ",
        "\"%{ if ",
        "<<EOT\n${",
        "1 + (",
        "x[*].y[",
      })
  void depth(String opening) throws Exception {
    List<String> codes = codes("locals { v = " + opening.repeat(100_000) + "\n}\n");
    assertTrue(codes.contains("hcl_too_deep"), codes.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[*]", "[0]", ".a", ".*.a", " + 1", " == 1", " && true", ".0", "[*][0]"})
  void length(String link) throws Exception {
    codes("locals {\n  a = [1]\n  v = local.a" + link.repeat(100_000) + "\n}\n");
  }

  @Test
  void blocksInBlocks() throws Exception {
    assertEquals(List.of("hcl_too_deep"), codes("b {\n".repeat(100_000)));
    StringBuilder directives = new StringBuilder("locals { v = \"");
    directives.repeat("%{ if true }", 100_000).repeat("%{ endif }", 100_000).append("\" }\n");
    assertTrue(codes(directives.toString()).contains("hcl_too_deep"));
    StringBuilder loops = new StringBuilder("locals { v = \"");
    loops.repeat("%{ for x in [1] }", 100_000).repeat("%{ endfor }", 100_000).append("\" }\n");
    assertTrue(codes(loops.toString()).contains("hcl_too_deep"));
  }

  @Test
  void readingTakesTimeInProportion() throws Exception {
    assertTrue(
        codes("b \"l\" {\n  a = 1\n}\n".repeat(100_000)).stream()
            .allMatch("terraform_syntax"::equals));
    assertFalse(codes("locals { v = \"" + " ".repeat(2_000_000) + "x${~ 1 ~}\" }").isEmpty());
    assertEquals(List.of(), codes("locals { v = \"" + " ".repeat(500_000) + "x${~ 1 ~}\" }"));
    codes("locals { v = chomp(\"" + "\\n".repeat(300_000) + "x\") }");
    codes("}\n".repeat(100_000));
    codes("a = = \n".repeat(100_000));
  }

  /** Each doubles what the one before makes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[local.l%1$d, local.l%1$d]",
        "{ a = local.l%1$d, b = local.l%1$d }",
        "concat([local.l%1$d], [local.l%1$d])",
        "merge({ a = local.l%1$d }, { b = local.l%1$d })",
        "[for i in [1, 2] : local.l%1$d]",
        "{ for i in [1, 2] : i => local.l%1$d }",
        "flatten([[local.l%1$d], [[local.l%1$d]]])",
        "\"${jsonencode(local.l%1$d)}${jsonencode(local.l%1$d)}\"",
        "join(\"\", [jsonencode(local.l%1$d), jsonencode(local.l%1$d)])",
        "format(\"%%s%%s\", jsonencode(local.l%1$d), jsonencode(local.l%1$d))",
        "setproduct([local.l%1$d, 1], [local.l%1$d, 2])",
        "jsondecode(jsonencode([local.l%1$d, local.l%1$d]))",
        "replace(\"aa\", \"a\", jsonencode(local.l%1$d))",
        "replace(\"aa\", \"/a/\", jsonencode(local.l%1$d))",
        "base64encode(jsonencode([local.l%1$d, local.l%1$d]))",
      })
  void billionLaughs(String twice) throws Exception {
    String locals =
        IntStream.range(1, 60)
            .mapToObj(i -> "  l%d = %s\n".formatted(i, twice.formatted(i - 1)))
            .collect(Collectors.joining("", "locals {\n  l0 = [\"ha\", \"ha\"]\n", "}\n"));
    List<String> codes =
        codes(locals + "resource \"t\" \"r\" { v = jsonencode([local.l59, local.l59]) }\n");
    assertTrue(codes.contains("hcl_budget") || codes.contains("hcl_function"), codes.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          format("%9999s%9999s%9999s", "a", "b", "c")                               ¦
          join("", [for i in range(1000) : format("%9999s", i)])                    ¦ hcl_budget
          format(join("", [for i in range(1000) : "%[1]9999s"]), "a")               ¦ hcl_function
          formatlist("%9999s", [for i in range(1000) : i])                          ¦ hcl_function
          [for a in range(1000) : [for b in range(1000) : [for c in range(1000) : 1]]] ¦ hcl_budget
          setproduct(range(1000), range(1000), range(1000))                         ¦ hcl_function
          indent(1000, join("", [for i in range(1000) : "\\n\\n\\n"]))              ¦ hcl_function
          replace(join("", [for i in range(1000) : "aa"]), "a", format("%9999s", "")) ¦ hcl_function
          range(1000000)                                                            ¦ hcl_function
          regexall(format("%9999s", "a"), format("%9999s", "a"))                    ¦
          [for i in range(1000) : regexall("(a{1000}|b{1000})+c", format("%9999s", "a"))] ¦ hcl_budget
          1e10001                                                                   ¦ hcl_syntax
          1e10000 * 1e10000 * 1e10000                                               ¦ hcl_budget
          floor(pow(1e9999, 399))                                                   ¦ hcl_function
          1e9999 % 7                                                                ¦
          "${1e-9999}"                                                              ¦
          jsonencode([for i in range(1000) : 1e-9999])                              ¦ hcl_function
          cidrsubnets("10.0.0.0/8", 1e9999)                                         ¦ hcl_function
          cidrsubnet("::/0", 128, 1e9999)                                           ¦ hcl_function
          substr("a", -2147483648, 2147483647)                                      ¦
          substr("a", 2147483647, 2147483647)                                       ¦
          element(["a"], 1e9999)                                                    ¦ hcl_function
          chunklist([1, 2], 2147483647)                                             ¦
          slice([1, 2], 0, 2147483647)                                              ¦ hcl_function
          parseint(format("%9999d", 1), 36)                                         ¦ hcl_function
          jsondecode(join("", [for i in range(1000) : "["]))                        ¦ hcl_function
          zipmap([for i in range(1000) : i], [for i in range(1000) : range(1000)])  ¦ hcl_budget
          distinct([for i in range(1000) : range(i)])                               ¦
          """)
  void functions(String expression, String code) throws Exception {
    List<String> codes = codes("locals {\n  v = " + expression + "\n}\n");
    assertEquals(code == null ? List.of() : List.of(code), codes);
  }

  @Test
  void instances() throws Exception {
    assertEquals(List.of("hcl_budget"), codes("resource \"t\" \"a\" { count = 1000000 }\n"));
    assertEquals(
        List.of("hcl_budget"),
        codes(
                Map.of(
                    "main.tf", "module \"m\" {\n  source = \"./m\"\n  count = 10000\n}\n",
                    "m/main.tf", "resource \"t\" \"a\" {\n  count = 10000\n  v = [1, 2, 3]\n}\n"))
            .stream()
            .distinct()
            .toList());
    String dynamic =
        "dynamic \"b\" {\n  for_each = range(1000)\n  content {\n    v = 1\n    %s\n  }\n}\n";
    String nested = dynamic.formatted(dynamic.formatted(dynamic.formatted("")));
    assertEquals(
        List.of("hcl_budget"),
        codes("resource \"t\" \"a\" {\n" + nested + "}\n").stream().distinct().toList());
  }

  @Test
  void circles() throws Exception {
    for (String circle :
        List.of(
            "locals {\n  a = local.b\n  b = local.a\n}\n",
            "locals { a = [for x in [1] : local.a] }\n",
            "locals { a = try(local.a, 1) }\nresource \"t\" \"r\" { v = local.a }\n",
            "resource \"t\" \"a\" { v = t.b.v }\nresource \"t\" \"b\" { v = t.a.v }\n",
            "resource \"t\" \"a\" { count = length(t.a) }\n",
            "module \"m\" {\n  source = \"./m\"\n  x = module.m.x\n}\n",
            "module \"m\" {\n  source = \"./m\"\n  x = 1\n  count = length(module.m)\n}\n")) {
      List<String> codes =
          codes(
              Map.of(
                  "main.tf",
                  circle,
                  "m/main.tf",
                  "variable \"x\" {}\noutput \"x\" { value = var.x }\n"));
      assertTrue(codes.contains("terraform_cycle"), circle + codes);
    }
  }

  @Test
  void chains() throws Exception {
    String locals =
        IntStream.range(1, 5000)
            .mapToObj(i -> "  l%d = 1 + local.l%d\n".formatted(i, i - 1))
            .collect(Collectors.joining("", "locals {\n  l0 = 1\n", "}\n"));
    assertEquals(List.of(), codes(locals));
    assertEquals(
        List.of("hcl_budget"), codes(locals.replace("l0 = 1", "z = local.l4999\n  l0 = 1")));
  }

  @Test
  void deepValues() throws Exception {
    String locals =
        IntStream.range(1, 5000)
            .mapToObj(i -> "  l%d = [local.l%d]\n".formatted(i, i - 1))
            .collect(Collectors.joining("", "locals {\n  l0 = 1\n", "}\n"));
    assertEquals(List.of("hcl_budget"), codes(locals).stream().distinct().toList());
  }

  @Test
  void modulesAndTemplatesThatContainThemselves() throws Exception {
    Map<String, String> deep = new TreeMap<>();
    for (int i = 0; i < 30; i++) {
      String call = "module \"m\" { source = \"%s/n%d\" }\n".formatted(i == 0 ? "." : "..", i);
      deep.put(i == 0 ? "main.tf" : "n" + (i - 1) + "/main.tf", call);
    }
    assertTrue(codes(deep).contains("terraform_cycle"));
    assertEquals(
        List.of("terraform_cycle"),
        codes(
            Map.of(
                "main.tf", "module \"m\" { source = \"./m\" }\n",
                "m/main.tf", "module \"n\" { source = \"../n\" }\n",
                "n/main.tf", "module \"m\" { source = \"../m\" }\n")));
    assertEquals(
        List.of("hcl_function"),
        codes(
            Map.of(
                "main.tf", "locals { v = templatefile(\"a.tftpl\", {}) }\n",
                "a.tftpl", "x${templatefile(\"b.tftpl\", {})}",
                "b.tftpl", "${templatefile(\"./a.tftpl\", {})}")));
    Map<String, String> wide = new TreeMap<>();
    for (int i = 0; i < 15; i++) {
      String next = "source = \"%s/w%d\"".formatted(i == 0 ? "." : "..", i);
      wide.put(
          i == 0 ? "main.tf" : "w" + (i - 1) + "/main.tf",
          "module \"a\" {\n  %1$s\n  count = 10\n}\nmodule \"b\" {\n  %1$s\n  count = 10\n}\n"
              .formatted(next));
    }
    wide.put("w14/main.tf", "resource \"t\" \"r\" {}\n");
    assertTrue(codes(wide).contains("hcl_budget"));
  }
}
