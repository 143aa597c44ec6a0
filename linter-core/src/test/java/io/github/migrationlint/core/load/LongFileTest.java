package io.github.migrationlint.core.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stays of a file that is too long to be kept whole. */
class LongFileTest {
  private static final String LIST = """
      apiVersion: v1
      items:
      - apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata:
          annotations:
            note: größer 😀
          managedFields:
          - apiVersion: kubevirt.io/v1
            fieldsV1:
              f:spec: {}
            manager: kubectl
          - manager: virt-controller
          name: first
        spec:
          running: true
        status:
          conditions:
          - status: "True"
            type: Ready
          created: true
          volumeSnapshotStatuses:
          - enabled: false
      - apiVersion: v1
        kind: Pod
        metadata:
          labels:
            kubevirt.io: virt-launcher
          name: launcher
      - apiVersion: v1
        kind: ConfigMap
        metadata:
          name: other
      - apiVersion: kubevirt.io/v1
        kind: VirtualMachineInstance
        metadata:
          name: second
          uid: x
        status:
          activePods:
            a: b
          conditions:
          - message: no
            status: "False"
            type: LiveMigratable
          guestOSInfo: {}
          phase: Running
        zone: kept
      kind: List
      metadata:
        resourceVersion: ""
      """;

  private static final String KEPT = """
      apiVersion: v1
      items:
      - apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata:
          annotations:
            note: größer 😀
          managedFields:
          - apiVersion: kubevirt.io/v1
          name: first
        spec:
          running: true
        status:
          conditions:
      - apiVersion: kubevirt.io/v1
        kind: VirtualMachineInstance
        metadata:
          name: second
          uid: x
        status:
          activePods:
          conditions:
          - message: no
            status: "False"
            type: LiveMigratable
        zone: kept
      kind: List
      metadata:
        resourceVersion: ""
      """;

  private static final String JSON = """
      {
          "apiVersion": "v1",
          "items": [
              {
                  "apiVersion": "kubevirt.io/v1",
                  "kind": "VirtualMachine",
                  "metadata": {
                      "managedFields": [
                          {
                              "manager": "kubectl"
                          }
                      ],
                      "name": "first"
                  },
                  "status": {
                      "conditions": [
                          {
                              "type": "Ready"
                          }
                      ],
                      "created": true
                  }
              },
              {
                  "apiVersion": "kubevirt.io/v1",
                  "kind": "VirtualMachineInstance",
                  "metadata": {
                      "name": "second"
                  },
                  "status": {
                      "conditions": [
                          {
                              "type": "LiveMigratable"
                          }
                      ],
                      "phase": "Running"
                  }
              },
              {
                  "apiVersion": "v1",
                  "kind": "Pod"
              }
          ],
          "kind": "List"
      }
      """;

  private static SourceFile read(String text, int chunk) {
    var file = new LongFile(new Prefilter(), 1 << 20);
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    for (var from = 0; from < bytes.length; from += chunk) {
      var length = Math.min(chunk, bytes.length - from);
      var some = new byte[length];
      System.arraycopy(bytes, from, some, 0, length);
      file.add(some, length);
    }
    var decoded = file.finish();
    return new SourceFile(new SourceId("dump.yaml"), decoded.text(), file.omitted());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 100_000})
  void what_no_rule_reads_is_left_out(int chunk) {
    assertEquals(KEPT, read(LIST, chunk).text());
    var documents = LIST + "---\n" + LIST.replace("\n", "\n");
    assertEquals(KEPT + "---\n" + KEPT, read(documents, chunk).text());
  }

  @Test
  void lines_keep_their_numbers() {
    for (var text : List.of(LIST, LIST.replace("\n", "\r\n"), JSON, LIST + "---\n" + LIST)) {
      var source = read(text, 50);
      assertFalse(source.isWhole());
      var lines = text.split("\r?\n", -1);
      var kept = 0;
      for (var number = 1; number < lines.length; number++) {
        var line = source.lines().line(number);
        assertTrue(line.isEmpty() || line.equals(lines[number - 1]), line);
        kept += line.isEmpty() ? 0 : 1;
        var start = source.lines().start(number);
        if (!line.isEmpty()) {
          assertEquals(number + ":1", source.lines().position(start).toString());
        }
      }
      assertEquals(source.text().split("\r?\n", -1).length - 1, kept);
    }
  }

  @Test
  void a_list_in_json_loses_the_same() {
    var source = read(JSON, 33);
    var read = new YamlReader().read(source);
    assertEquals(List.of(), read.problems());
    var text = source.text().replaceAll("\\s", "");
    assertTrue(text.contains("\"managedFields\":[],\"name\":\"first\"},\"status\":{}}"), text);
    assertTrue(
        text.contains("\"status\":{\"conditions\":[{\"type\":\"LiveMigratable\"}],}}"), text);
    assertFalse(text.contains("Pod"));
  }

  @Test
  void a_text_that_looks_alike_stays() {
    var block = """
        apiVersion: v1
        items:
        - apiVersion: v1
          kind: ConfigMap
          data:
            kubevirt: |
              metadata:
                managedFields:
                - a
              status:
                b: c
          metadata:
            labels:
              status: d
        kind: List
        """;
    assertEquals(block, read(block, 20).text());
    var documents = """
        kind: VirtualMachine
        spec:
          status:
            a: b
        statuses:
          c: d
        """;
    assertEquals(documents, read(documents, 20).text());
  }

  @Test
  void more_than_may_stay_is_noticed() {
    var file = new LongFile(new Prefilter(), 1000);
    for (var i = 0; i < 100; i++) {
      file.add("kubevirt: a line of thirty-two\n".getBytes(StandardCharsets.UTF_8), 31);
    }
    assertTrue(file.isTooLong());
    assertTrue(file.mayMatter());
  }

  @Test
  void random_chunks_of_random_lines_lose_no_count() {
    var dice = new Random(5);
    for (var round = 0; round < 200; round++) {
      var lines = LIST.split("\n", -1);
      var text = new StringBuilder();
      for (var line : lines) {
        var times = dice.nextInt(10) == 0 ? 2 : 1;
        text.append((line + "\n").repeat(times));
      }
      var source = read(text.toString(), 1 + dice.nextInt(300));
      var all = text.toString().split("\n", -1);
      for (var number = 1; number < all.length; number++) {
        var line = source.lines().line(number);
        assertTrue(line.isEmpty() || line.equals(all[number - 1]));
      }
    }
  }
}
