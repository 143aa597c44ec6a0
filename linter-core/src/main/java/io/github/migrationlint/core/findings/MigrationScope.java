package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.cluster.VersionEvidence;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.gitops.GitOpsRules;
import io.github.migrationlint.core.kustomize.KustomizeRules;
import io.github.migrationlint.core.load.KustomizationFile;
import io.github.migrationlint.core.manifest.GroupVersionKind;
import io.github.migrationlint.core.resource.KnownKinds;
import io.github.migrationlint.core.resource.Resources;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.targets.Target;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.YamlRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which findings concern migrations. Most of a repository is about other applications: a broken
 * kustomization or a namespace of theirs is their owners' business. What holds an object of KubeVirt, or
 * lies in the namespace of one, concerns us; where no such object is, nothing does.
 */
final class MigrationScope {
  private static final String FAMILY = "kubevirt";

  /** Namespaced objects that matter to the VMs of their namespace only. */
  private static final Set<String> OF_ONE_NAMESPACE =
      Set.of("Namespace", "PersistentVolumeClaim", "ResourceQuota");

  /** They look at objects of all kinds; every other rule is about what KubeVirt makes of an object. */
  private static final Set<String> OF_ANY_OBJECT = Set.of(
      "duplicate-key",
      "duplicate-object",
      "invalid-metadata",
      "non-string-label",
      "object-applied-twice",
      "octal-number",
      "schema",
      "unknown-field",
      "yaml-1-1-boolean");

  /** About kustomizations; what they are about is seen by the targets they were found in. */
  private static final Set<String> OF_TARGETS = targetRules();

  /** After these a target is not applied at all, its namespaces and claims neither. */
  private static final Set<String> OF_WHOLE_TARGETS = Set.of(
      KustomizeRules.BROKEN_KUSTOMIZATION.name(),
      KustomizeRules.BROKEN_SUBSTITUTION.name(),
      KustomizeRules.COMPOSITION_LIMIT.name());

  private final Repository repository;
  private final Set<String> namespaces = new HashSet<>();
  private final boolean isUsed;
  private boolean hasPolicies;
  private @Nullable Map<Said, List<Target>> targets;
  private final Set<String> filesOfVms = new HashSet<>();
  private @Nullable Set<String> filesOfKubeVirt;

  /** What tells a finding about a kustomization from others. */
  private record Said(String rule, Span place, String message) {
    static Said of(Diagnostic diagnostic) {
      return new Said(diagnostic.code(), diagnostic.primary(), diagnostic.message());
    }
  }

  MigrationScope(Repository repository) {
    this.repository = repository;
    var used = false;
    for (var manifest : repository.objects()) {
      used |= isOfKubeVirt(manifest.gvk());
    }
    isUsed = used;
    var seen = Collections.newSetFromMap(new IdentityHashMap<Resources, Boolean>());
    for (var cluster : repository.clusters()) {
      if (seen.add(cluster.resources())) {
        look(cluster.resources());
      }
    }
  }

  private void look(Resources resources) {
    for (var header : resources.headers()) {
      if (isOfKubeVirt(header.gvk())) {
        namespaces.add(header.namespaceText());
        hasPolicies |= header.gvk().kind().equals("MigrationPolicy");
      }
    }
  }

  private static Set<String> targetRules() {
    var names = new HashSet<String>();
    for (var card : KustomizeRules.ALL) {
      names.add(card.name());
    }
    return names;
  }

  /** Whether an object belongs to KubeVirt or its family: its groups end alike. */
  static boolean isOfKubeVirt(GroupVersionKind gvk) {
    return gvk.group().endsWith("kubevirt.io");
  }

  /** The finding, milder where it is about something else; empty if it concerns no one here. */
  Optional<Diagnostic> of(Diagnostic finding) {
    var code = finding.code();
    if (code.equals(YamlRules.YAML_SYNTAX.name())) {
      return ofText(finding);
    }
    if (code.equals(GitOpsRules.TARGET_NOT_SEEN.name())) {
      return Optional.of(finding).filter(unused -> isUsed);
    }
    if (OF_TARGETS.contains(code)) {
      return ofTarget(finding);
    }
    var object = finding.object();
    return object.isEmpty() || !OF_ANY_OBJECT.contains(code) || isOurs(object.get())
        ? Optional.of(finding)
        : Optional.empty();
  }

  /** Whether an object has to do with VMs: their networks and classes of storage may be anywhere. */
  private boolean isOurs(ObjectRef object) {
    return OF_ONE_NAMESPACE.contains(object.kind())
        ? isOfVms(object)
        : isUsed || isOfKubeVirt(object);
  }

  private static boolean isOfKubeVirt(ObjectRef object) {
    return object.apiVersion().contains(FAMILY)
        || !KnownKinds.groupsOf(object.kind()).isEmpty();
  }

  /** Whether an object is one of KubeVirt, or belongs to the namespace of one. */
  private boolean isOfVms(ObjectRef object) {
    if (!OF_ONE_NAMESPACE.contains(object.kind())) {
      return isOfKubeVirt(object);
    }
    if (object.kind().equals("Namespace")) {
      return hasPolicies || namespaces.contains(object.name().orElse(""));
    }
    return namespaces.contains(object.namespace().orElse("default"));
  }

  /**
   * What cannot be read may be ours, if its text speaks of KubeVirt or it is built with what is. A file that
   * is no manifest may be a setting of another program, in a dialect of its own where it is JSON.
   */
  private Optional<Diagnostic> ofText(Diagnostic finding) {
    var source = finding.primary().source();
    var isManifest = (source.text().contains("apiVersion") && source.text().contains("kind"))
        || KustomizationFile.isOne(source.id());
    var isOurs = speaksOfKubeVirt(source);
    if (isManifest && isOurs) {
      return Optional.of(finding);
    }
    if (isUsed) {
      for (var target : repository.targets().targets()) {
        if (target.files().contains(source.id().path()) && isOurs(target)) {
          return Optional.of(finding);
        }
      }
    }
    return (isManifest && isUsed) || (isOurs && !source.id().path().endsWith(".json"))
        ? Optional.of(milder(finding))
        : Optional.empty();
  }

  private static Diagnostic milder(Diagnostic finding) {
    return finding.withSeverity(finding.severity().atMost(Severity.WARNING));
  }

  private Optional<Diagnostic> ofTarget(Diagnostic finding) {
    if (finding.code().equals(KustomizeRules.UNDEFINED_VARIABLE.name())) {
      return finding.object().filter(this::isOfVms).map(unused -> finding);
    }
    var isWhole = OF_WHOLE_TARGETS.contains(finding.code());
    for (var target : targets().getOrDefault(Said.of(finding), List.of())) {
      if (isWhole ? isOurs(target) : holdsKubeVirt(target) && !isEvidence(finding, target)) {
        return Optional.of(finding);
      }
    }
    if (finding.code().equals(KustomizeRules.COMPOSITION_LIMIT.name())
        && !targets().containsKey(Said.of(finding))) {
      // It is not about what one target makes, but about what reaches which cluster.
      return Optional.of(finding).filter(unused -> isUsed);
    }
    // It may have been meant to bring what nothing here shows.
    var isBroken = finding.code().equals(KustomizeRules.BROKEN_KUSTOMIZATION.name());
    return (isUsed && isBroken)
            || (isWhole && speaksOfKubeVirt(finding.primary().source()))
        ? Optional.of(milder(finding))
        : Optional.empty();
  }

  /** Whether what is not seen installs an operator: its release is known by its address. */
  private static boolean isEvidence(Diagnostic finding, Target target) {
    for (var missed : target.notSeen()) {
      if (missed.place().equals(finding.primary()) && VersionEvidence.isIn(List.of(missed))) {
        return true;
      }
    }
    return false;
  }

  private Map<Said, List<Target>> targets() {
    var found = targets;
    if (found == null) {
      found = new HashMap<>();
      for (var target : repository.targets().targets()) {
        for (var problem : target.problems()) {
          found.computeIfAbsent(Said.of(problem), unused -> new ArrayList<>()).add(target);
        }
      }
      targets = found;
    }
    return found;
  }

  /** Whether a target makes, or reads, what has to do with VMs: one that is broken makes nothing. */
  private boolean isOurs(Target target) {
    for (var manifest : target.manifests()) {
      if (isOfVms(manifest.ref())) {
        return true;
      }
    }
    return reads(target, files(false));
  }

  /** Whether a target makes, or reads, an object of KubeVirt. */
  private boolean holdsKubeVirt(Target target) {
    for (var manifest : target.manifests()) {
      if (isOfKubeVirt(manifest.ref())) {
        return true;
      }
    }
    return reads(target, files(true));
  }

  private static boolean reads(Target target, Set<String> files) {
    for (var file : target.files()) {
      if (files.contains(file)) {
        return true;
      }
    }
    return false;
  }

  /** The files with an object of KubeVirt; else those with what belongs to its namespaces, too. */
  private Set<String> files(boolean ofKubeVirt) {
    var found = filesOfKubeVirt;
    if (found == null) {
      found = new HashSet<>();
      for (var manifest : repository.written()) {
        var path = manifest.document().source().id().path();
        if (isOfKubeVirt(manifest.ref())) {
          found.add(path);
        }
        if (isOfVms(manifest.ref())) {
          filesOfVms.add(path);
        }
      }
      filesOfKubeVirt = found;
    }
    return ofKubeVirt ? found : filesOfVms;
  }

  private static boolean speaksOfKubeVirt(SourceFile source) {
    var text = source.text();
    for (var at = text.indexOf('b'); at >= 0; at = text.indexOf('b', at + 1)) {
      if (text.regionMatches(true, at - 2, FAMILY, 0, FAMILY.length())) {
        return true;
      }
    }
    return text.contains("KUBEVIRT");
  }
}
