package io.github.migrationlint.core.schema;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What only a strategic merge patch may say, left over in an object: to the API server {@code $patch}
 * is a field like any other, and an unknown one. Upstream: apimachinery {@code
 * pkg/util/strategicpatch/patch.go}.
 */
final class PatchDirectives {
  private static final Set<String> NAMES = Set.of("$patch", "$retainKeys");

  private PatchDirectives() {}

  static List<Diagnostic> in(MappingNode root) {
    var found = new ArrayList<Diagnostic>();
    collect(root, found);
    return found;
  }

  private static void collect(YamlNode node, List<Diagnostic> found) {
    if (node instanceof MappingNode mapping) {
      for (var entry : mapping.entries()) {
        if (NAMES.contains(entry.name())) {
          found.add(SchemaRules.UNKNOWN_FIELD
              .at(entry.key().span(), "`" + entry.name() + "` is for patches, this is an object")
              .withHelp("delete `" + entry.name() + "`, or name the file among the patches"));
        }
        collect(entry.value(), found);
      }
    } else if (node instanceof SequenceNode sequence) {
      for (var item : sequence.items()) {
        collect(item, found);
      }
    }
  }
}
