package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.manifest.GroupVersionKind;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.manifest.NamespacedKinds;
import io.github.migrationlint.core.resource.KubeVirt;
import io.github.migrationlint.core.resource.MigrationPolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one object of a cluster is: nothing else there has the same key. The version of its group does
 * not count, for the API server converts.
 *
 * <p>A name or namespace that is filled in after the build is unknown, and unknown is equal to nothing:
 * such an object has no key. Neither has a Namespace, which every target of a cluster may bring along.
 */
record ObjectKey(String group, String kind, String namespace, String name) {

  /** The keys of these objects, where they are known. */
  static Set<ObjectKey> of(List<Manifest> manifests) {
    var keys = new HashSet<ObjectKey>();
    for (var manifest : manifests) {
      if (isKnown(manifest)) {
        keys.add(of(manifest));
      }
      if (KubeVirt.isConfiguredBy(manifest.gvk())) {
        keys.add(new ObjectKey(manifest.gvk().group(), manifest.gvk().kind(), "", ""));
      }
    }
    return keys;
  }

  /**
   * The same for folders that nothing applies, and that may be alternatives of one another: there the
   * place in the base that an object comes from tells more than a name the overlays may have changed.
   */
  static Set<ObjectKey> ofAlternatives(List<Manifest> manifests) {
    var keys = of(manifests);
    for (var manifest : manifests) {
      var gvk = manifest.gvk();
      if (gvk.is(MigrationPolicy.GROUP, MigrationPolicy.KIND)) {
        keys.add(new ObjectKey(gvk.group(), gvk.kind(), manifest.span().toString(), ""));
      } else if (manifest.namespace().isEmpty() && hasName(manifest)) {
        keys.add(new ObjectKey(
            gvk.group(), gvk.kind(), manifest.span().toString(), manifest.name().orElse("")));
      }
    }
    return keys;
  }

  static ObjectKey of(Manifest manifest) {
    return new ObjectKey(
        manifest.gvk().group(),
        manifest.gvk().kind(),
        manifest.namespace().orElse(""),
        manifest.name().orElse(""));
  }

  /** Whether both name and namespace are known, and the object is not a Namespace. */
  static boolean isKnown(Manifest manifest) {
    var namespace = manifest.namespace();
    return hasName(manifest)
        && (namespace.isPresent()
            ? isFinal(namespace.get())
            : !NamespacedKinds.contains(manifest.gvk()));
  }

  private static boolean hasName(Manifest manifest) {
    return isOfLintedKind(manifest.gvk())
        && manifest.name().filter(ObjectKey::isFinal).isPresent();
  }

  /**
   * Whether it is of a kind that is read wherever it is. Others are read only where their file has a
   * word of KubeVirt in it, so nothing may depend on them.
   */
  private static boolean isOfLintedKind(GroupVersionKind gvk) {
    var group = gvk.group();
    return group.equals(KubeVirt.GROUP)
        || group.endsWith(".kubevirt.io")
        || group.equals("argoproj.io")
        || group.endsWith(".toolkit.fluxcd.io")
        || NamespacedKinds.contains(gvk);
  }

  /** Whether nothing is filled in later: by Flux, a template, or ACM. */
  private static boolean isFinal(String text) {
    return !text.contains("${") && !text.contains("{{") && !text.contains("$(");
  }
}
