package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Flux's Kustomization: what its {@code spec} writes into the kustomization of a folder is in
 * fluxcd/pkg kustomize/kustomize_generator.go; {@link PostBuild} reads the variables.
 */
final class FluxKustomizations {
  /** Cluster API calls the secret so: {@code <cluster>-kubeconfig}, and Flux's guide follows it. */
  private static final String KUBECONFIG_SUFFIX = "-kubeconfig";

  private static final List<String> SAME_IN_KUSTOMIZE =
      List.of("namePrefix", "nameSuffix", "patches", "components", "images");

  /** Fields up to v1beta2; v1 has dropped them, and with them what they say. */
  private static final List<String> UP_TO_BETA =
      List.of("patchesStrategicMerge", "patchesJson6902");

  private FluxKustomizations() {}

  static void read(Manifest kustomization, Deliveries.Gathered gathered) {
    var spec = kustomization.root().mapping("spec");
    var path = spec.flatMap(fields -> fields.scalar("path"));
    if (spec.isEmpty() || isDisabled(kustomization)) {
      return;
    }
    if (path.isEmpty()) {
      gathered.missRoot(spec.get().span());
      return;
    }
    var found = gathered.find(path.get(), gathered.origins.urlOfSource(spec.get()));
    if (found.isPresent()) {
      gathered.add(new Delivery(
          kustomization,
          path.get().span(),
          found.get(),
          destination(spec.get()),
          new Delivery.GeneratedKustomization(),
          edits(kustomization, spec.get(), gathered),
          Optional.empty(),
          Optional.empty()));
    }
  }

  /** {@code kustomize.toolkit.fluxcd.io/reconcile: disabled} takes an object out of Flux's hands. */
  private static boolean isDisabled(Manifest kustomization) {
    return kustomization
        .root()
        .mapping("metadata")
        .flatMap(metadata -> metadata.mapping("annotations"))
        .flatMap(annotations -> annotations.scalar("kustomize.toolkit.fluxcd.io/reconcile"))
        .filter(value -> value.text().equals("disabled"))
        .isPresent();
  }

  private static Destination destination(MappingNode spec) {
    var remote = spec.mapping("kubeConfig");
    if (remote.isEmpty()) {
      return new Destination.Local();
    }
    var secret = remote
        .flatMap(config -> config.mapping("secretRef"))
        .flatMap(ref -> ref.scalar("name"))
        .map(ScalarNode::text)
        .orElse("");
    var name = secret.endsWith(KUBECONFIG_SUFFIX)
        ? secret.substring(0, secret.length() - KUBECONFIG_SUFFIX.length())
        : secret;
    return name.isEmpty() ? new Destination.Unknown() : Applications.named(name);
  }

  private static MappingNode edits(
      Manifest kustomization, MappingNode spec, Deliveries.Gathered gathered) {
    var edits = new ArrayList<MappingNode.Entry>();
    for (var entry : spec.entries()) {
      if (SAME_IN_KUSTOMIZE.contains(entry.name())) {
        edits.add(entry);
      } else if (UP_TO_BETA.contains(entry.name())) {
        if (kustomization.gvk().version().equals("v1")) {
          gathered.miss(
              entry.key().span(),
              "`" + entry.name() + "`, a field that `v1` of Flux does not have");
        } else {
          edits.add(entry);
        }
      } else if (entry.name().equals("targetNamespace")) {
        edits.add(Applications.entry("namespace", entry.key().span(), entry.value()));
      } else if (entry.name().equals("commonMetadata")
          && entry.value() instanceof MappingNode common) {
        addCommon(common, edits);
      }
    }
    return new MappingNode(spec.span(), edits);
  }

  /** Set on {@code metadata} after the build; selectors and templates stay as they are. */
  private static void addCommon(MappingNode common, List<MappingNode.Entry> edits) {
    var labels = common.entry("labels");
    if (labels.isPresent()) {
      var key = labels.get().key().span();
      var value = labels.get().value();
      var pairs = new MappingNode(value.span(), List.of(Applications.entry("pairs", key, value)));
      edits.add(Applications.entry("labels", key, new SequenceNode(value.span(), List.of(pairs))));
    }
    common
        .entry("annotations")
        .ifPresent(annotations -> edits.add(Applications.entry(
            "commonAnnotations", annotations.key().span(), annotations.value())));
  }
}
