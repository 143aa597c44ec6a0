package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.gitops.Delivery;
import io.github.migrationlint.core.kustomize.NotSeen;
import io.github.migrationlint.core.manifest.Manifest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a GitOps controller applies at once: the path that one GitOps object names, made as that object
 * wants it, or a kustomization that no other one includes and nothing applies. One folder may be several
 * targets, one for each object that has it applied.
 *
 * @param folder the folder it is pointed at; a file's path where that is all there is
 * @param manifests the objects it makes
 * @param files the paths it reads
 * @param problems what is wrong with its kustomizations
 * @param notSeen what it asks for and the files do not show
 * @param reach the clusters it is applied to
 * @param delivery the GitOps object that has it applied; empty if there is none
 */
public record Target(
    String folder,
    List<Manifest> manifests,
    Set<String> files,
    List<Diagnostic> problems,
    List<NotSeen> notSeen,
    Reach reach,
    Optional<Delivery> delivery) {
  public Target {
    Objects.requireNonNull(folder);
    manifests = List.copyOf(manifests);
    Objects.requireNonNull(files);
    problems = List.copyOf(problems);
    notSeen = List.copyOf(notSeen);
    Objects.requireNonNull(reach);
    Objects.requireNonNull(delivery);
  }
}
