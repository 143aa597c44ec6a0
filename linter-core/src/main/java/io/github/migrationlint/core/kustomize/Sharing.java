package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.yaml.MappingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Labels that kustomize keeps once in memory and shows at several places of an object: when a
 * transformer adds a new label at two of them, both hold the same node, so that a later change of one
 * changes the other (api/filters/filtersutil {@code SetEntry}). The places are known by field paths.
 */
record Sharing(Map<String, List<String>> pathsByKey) {
  static final Sharing NONE = new Sharing(Map.of());

  Sharing {
    pathsByKey = Map.copyOf(pathsByKey);
  }

  /** What is shared after entries were set at the places of those specs. */
  Sharing and(
      List<MappingNode.Entry> entries,
      List<FieldSpec> specs,
      MappingNode before,
      MappingNode after) {
    if (specs.size() < 2) {
      return this;
    }
    var shared = new HashMap<>(pathsByKey);
    for (var entry : entries) {
      var paths = new ArrayList<String>();
      for (var spec : specs) {
        if (!spec.holds(before, entry.name()) && spec.holds(after, entry.name())) {
          paths.add(spec.path());
        }
      }
      if (paths.size() > 1) {
        shared.put(entry.name(), paths);
      }
    }
    return shared.equals(pathsByKey) ? this : new Sharing(shared);
  }

  /** The object with entries that were set at some places also set where these are shared. */
  MappingNode spread(
      MappingNode root,
      List<MappingNode.Entry> entries,
      List<FieldSpec> specs,
      BuildProblems findings) {
    var changed = root;
    for (var entry : pathsByKey.isEmpty() ? List.<MappingNode.Entry>of() : entries) {
      var paths = pathsByKey.getOrDefault(entry.name(), List.of());
      var isSet = false;
      for (var spec : specs) {
        isSet |= paths.contains(spec.path());
      }
      for (var path : isSet ? paths : List.<String>of()) {
        changed = FieldSpec.anywhere(path)
            .apply(
                changed,
                FieldSpec.Made.MAPPING,
                entry.key().span(),
                FieldSpec.entries(List.of(entry), findings),
                findings);
      }
    }
    return changed;
  }
}
