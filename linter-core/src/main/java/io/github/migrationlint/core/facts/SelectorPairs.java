package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Labels;
import io.github.migrationlint.core.resource.MigrationPolicy;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a policy asks of a VMI and of its namespace. Two policies with equal pairs match the same
 * VMIs; a selector that is absent, null or empty asks for nothing. Upstream: kubevirt {@code
 * pkg/virt-controller/watch/migration/migrationpolicy.go}, {@code countMatchingLabels}.
 */
public record SelectorPairs(Map<String, String> vmi, Map<String, String> namespace) {
  public SelectorPairs {
    vmi = Collections.unmodifiableMap(new TreeMap<>(vmi));
    namespace = Collections.unmodifiableMap(new TreeMap<>(namespace));
  }

  /** The pairs of a policy; empty where one of its values is unknown. */
  public static Optional<SelectorPairs> of(MigrationPolicy policy) {
    var vmi = pairs(policy.virtualMachineInstanceSelector());
    var namespace = pairs(policy.namespaceSelector());
    return vmi.isPresent() && namespace.isPresent()
        ? Optional.of(new SelectorPairs(vmi.get(), namespace.get()))
        : Optional.empty();
  }

  /** Whether a policy certainly asks for nothing, so that every VM matches. */
  public static boolean areNoneOf(MigrationPolicy policy) {
    return of(policy).filter(SelectorPairs::isEmpty).isPresent();
  }

  /** Whether nothing is asked, so that every VM matches. */
  public boolean isEmpty() {
    return vmi.isEmpty() && namespace.isEmpty();
  }

  /** Whether one VM can match both: neither asks for another value of the same label. */
  public boolean isCompatibleWith(SelectorPairs other) {
    return agree(vmi, other.vmi) && agree(namespace, other.namespace);
  }

  /** What both ask for, where they are compatible. */
  public SelectorPairs and(SelectorPairs other) {
    var bothVmi = new TreeMap<>(vmi);
    bothVmi.putAll(other.vmi);
    var bothNamespace = new TreeMap<>(namespace);
    bothNamespace.putAll(other.namespace);
    return new SelectorPairs(bothVmi, bothNamespace);
  }

  /** Whether whatever has these has those as well. */
  public boolean contain(SelectorPairs other) {
    return vmi.entrySet().containsAll(other.vmi.entrySet())
        && namespace.entrySet().containsAll(other.namespace.entrySet());
  }

  private static boolean agree(Map<String, String> some, Map<String, String> others) {
    for (var pair : some.entrySet()) {
      if (!others.getOrDefault(pair.getKey(), pair.getValue()).equals(pair.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Map<String, String>> pairs(Labels selector) {
    if (!selector.complete()) {
      return Optional.empty();
    }
    var pairs = new TreeMap<String, String>();
    for (var pair : selector.pairs()) {
      if (pair.value() instanceof Field.Present<String> present) {
        pairs.put(pair.key(), present.get());
      } else if (!(pair.value() instanceof Field.Absent<String>)) {
        return Optional.empty();
      }
    }
    return Optional.of(pairs);
  }
}
