package io.driftwarden.controller.target.aws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.target.Desired;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Which stacks of CloudFormation a repository's stack is. */
class AssemblyTest {
  private static final String TEMPLATE =
      "{\"Resources\": {\"T\": {\"Type\": \"AWS::SNS::Topic\"}}}";
  private static final String MANIFEST =
      """
      {"artifacts": {
        "A.assets": {"type": "cdk:asset-manifest"},
        "A": {"type": "aws:cloudformation:stack", "dependencies": ["B", "A.assets"],
              "properties": {"templateFile": "A.template.json"}},
        "B": {"type": "aws:cloudformation:stack",
              "properties": {"templateFile": "B.template.json", "stackName": "network"}}}}
      """;
  private static final String ASSETS =
      """
      {"files": {
        "1": {"source": {"path": "asset.1", "packaging": "zip"},
              "destinations": {"here": {"bucketName": "assets", "objectKey": "1.zip"}}},
        "2": {"source": {"path": "A.template.json", "packaging": "file"},
              "destinations": {"here": {"bucketName": "assets", "objectKey": "2.json"}}}}}
      """;

  private static List<String> names(Desired desired) {
    return Assembly.of(desired).units().stream().map(Assembly.Unit::name).toList();
  }

  private static Desired app(Map<String, String> more) {
    Map<String, String> files = new HashMap<>(more);
    files.put("app/cdk.json", "{}");
    files.put("app/cdk.out/A.template.json", TEMPLATE);
    files.put("app/cdk.out/B.template.json", TEMPLATE);
    return Templates.cdk(files);
  }

  @Test
  void aTemplateIsAStackOfItsPathsName() {
    assertEquals(
        List.of("stacks-db-prod"), names(Templates.desired("stacks/db.prod.yaml", TEMPLATE)));
    assertEquals("db", Assembly.name("db.template.json"));
    assertEquals("stage", Assembly.name("1/stage.yml"));
    assertTrue(Assembly.name("a/".repeat(200) + "b.yaml").length() <= 128);
  }

  @Test
  void aCdkAppIsItsTemplates() {
    assertEquals(List.of("A", "B"), names(app(Map.of())));
  }

  @Test
  void theManifestTellsNamesAndOrder() {
    assertEquals(
        List.of("network", "A"), names(app(Map.of("app/cdk.out/manifest.json", MANIFEST))));
  }

  @Test
  void aNestedStackIsDeployedByTheOneAroundIt() {
    assertEquals(
        List.of("A", "B"), names(app(Map.of("app/cdk.out/AN.nested.template.json", TEMPLATE))));
  }

  @Test
  void aBrokenManifestIsToldByItsName() {
    Desired broken = app(Map.of("app/cdk.out/manifest.json", "{"));
    Refusal refusal = assertThrows(Refusal.class, () -> Assembly.of(broken));
    assertTrue(String.valueOf(refusal.getMessage()).startsWith("app/cdk.out/manifest.json"));
  }

  private static Asset asset(Desired desired) {
    List<Asset> assets = Assembly.of(desired).units().getFirst().assets();
    assertEquals(1, assets.size(), "the template itself is sent as it is");
    return assets.getFirst();
  }

  @Test
  void anAssetIsTheSameArchiveWheneverItIsMade() throws IOException {
    Desired desired =
        app(
            Map.of(
                "app/cdk.out/A.assets.json",
                ASSETS,
                "app/cdk.out/asset.1/index.py",
                "print()",
                "app/cdk.out/asset.1/lib/a.py",
                ""));
    byte[] archive = asset(desired).bytes(desired.tree());
    assertArrayEquals(archive, asset(desired).bytes(desired.tree()));
    List<String> names = new ArrayList<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    assertEquals(List.of("index.py", "lib/a.py"), names);
  }

  @Test
  void anAssetThatIsNotCommittedIsRefused() {
    Desired desired = app(Map.of("app/cdk.out/A.assets.json", ASSETS));
    Refusal refusal = assertThrows(Refusal.class, () -> asset(desired).bytes(desired.tree()));
    assertTrue(String.valueOf(refusal.getMessage()).contains("app/cdk.out/asset.1"));
  }
}
