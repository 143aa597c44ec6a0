package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The order in which kustomize writes objects by default: some kinds first, some last,
 * the rest by group, version, kind, namespace and name
 * (api/internal/builtins/SortOrderTransformer.go).
 */
final class LegacyOrder {
  private static final List<String> FIRST = List.of(
      "Namespace",
      "ResourceQuota",
      "StorageClass",
      "CustomResourceDefinition",
      "ServiceAccount",
      "PodSecurityPolicy",
      "Role",
      "ClusterRole",
      "RoleBinding",
      "ClusterRoleBinding",
      "ConfigMap",
      "Secret",
      "Endpoints",
      "Service",
      "LimitRange",
      "PriorityClass",
      "PersistentVolume",
      "PersistentVolumeClaim",
      "Deployment",
      "StatefulSet",
      "CronJob",
      "PodDisruptionBudget");
  private static final List<String> LAST =
      List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");

  private final List<String> first;
  private final List<String> last;

  private LegacyOrder(List<String> first, List<String> last) {
    this.first = first;
    this.last = last;
  }

  /** The drafts in the order the top kustomization asks for. */
  static List<Draft> sorted(
      List<Draft> drafts, Optional<MappingNode> options, BuildProblems findings) {
    var order = options.isEmpty()
        ? Optional.of(new LegacyOrder(FIRST, LAST))
        : read(options.get(), findings);
    if (order.isEmpty()) {
      return drafts;
    }
    var sorted = new ArrayList<>(drafts);
    sorted.sort(order.get()::compare);
    return sorted;
  }

  private static Optional<LegacyOrder> read(MappingNode options, BuildProblems findings) {
    var order = Nodes.text(options, "order");
    if (order.equals("fifo")) {
      return Optional.empty();
    }
    if (!order.equals("legacy")) {
      findings.broken(
          options.get("order").orElse(options).span(),
          "`" + order + "` is no order, kustomize knows `legacy` and `fifo`");
      return Optional.empty();
    }
    var legacy = options.mapping("legacySortOptions");
    return Optional.of(
        legacy.isEmpty()
            ? new LegacyOrder(FIRST, LAST)
            : new LegacyOrder(
                strings(legacy.get().items("orderFirst")),
                strings(legacy.get().items("orderLast"))));
  }

  private static List<String> strings(List<YamlNode> items) {
    var strings = new ArrayList<String>();
    for (var item : items) {
      if (item instanceof ScalarNode scalar
          && scalar.value(Reading.KUBECTL) instanceof ScalarValue.Text text) {
        strings.add(text.value());
      }
    }
    return strings;
  }

  private int rank(String kind) {
    var atEnd = last.lastIndexOf(kind);
    if (atEnd >= 0) {
      return 1 + atEnd;
    }
    var atStart = first.lastIndexOf(kind);
    return atStart >= 0 ? atStart - first.size() : 0;
  }

  private int compare(Draft a, Draft b) {
    var left = a.id();
    var right = b.id();
    var byRank = Integer.compare(rank(left.kind()), rank(right.kind()));
    if (byRank != 0) {
      return byRank;
    }
    var byKind = compareBytes(kindKey(left), kindKey(right));
    if (byKind != 0) {
      var areNamespaces = left.kind().equals("Namespace") && right.kind().equals("Namespace");
      return areNamespaces && (left.group().isEmpty() || right.group().isEmpty())
          ? -byKind
          : byKind;
    }
    return compareBytes(nameKey(left), nameKey(right));
  }

  private static String kindKey(ObjectId id) {
    return orElse(id.group(), "~G") + "_" + orElse(id.version(), "~V") + "_"
        + orElse(id.kind(), "~K");
  }

  private static String nameKey(ObjectId id) {
    return orElse(id.namespace(), "~X") + "|" + orElse(id.name(), "~N");
  }

  private static String orElse(String text, String other) {
    return text.isEmpty() ? other : text;
  }

  /** Go compares bytes; names of objects are ASCII, where Java's order is the same. */
  private static int compareBytes(String a, String b) {
    return a.compareTo(b);
  }
}
