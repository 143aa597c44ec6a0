package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The objects of KubeVirt's kinds in templates that nothing renders: lines that read {@code kind:
 * VirtualMachine}. A template may make more of one, or none.
 */
final class TemplateKinds {
  private static final Set<String> KINDS = Set.of(
      "HyperConverged",
      "KubeVirt",
      "MigrationPolicy",
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceMigration",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool");

  private static final String KEY = "kind:";

  private TemplateKinds() {}

  static Map<String, Integer> in(List<SourceFile> sources, List<SourceId> templates) {
    var counts = new TreeMap<String, Integer>();
    var wanted = new HashSet<>(templates);
    for (var source : sources) {
      if (wanted.contains(source.id())) {
        count(source.text(), counts);
      }
    }
    return counts;
  }

  private static void count(String text, Map<String, Integer> counts) {
    for (var at = text.indexOf(KEY); at >= 0; at = text.indexOf(KEY, at + 1)) {
      var lineStart = text.lastIndexOf('\n', at) + 1;
      var before = text.substring(lineStart, at).strip();
      var lineEnd = text.indexOf('\n', at);
      var value = text.substring(at + KEY.length(), lineEnd < 0 ? text.length() : lineEnd)
          .strip();
      var comment = value.indexOf(" #");
      value = comment < 0 ? value : value.substring(0, comment).strip();
      value = value.replace("\"", "").replace("'", "");
      if ((before.isEmpty() || before.equals("-")) && KINDS.contains(value)) {
        counts.merge(value, 1, Integer::sum);
      }
    }
  }
}
