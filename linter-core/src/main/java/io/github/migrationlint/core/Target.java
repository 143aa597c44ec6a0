package io.github.migrationlint.core;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.manifest.Manifest;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a GitOps controller would apply at once: a kustomization that no other one includes.
 *
 * @param folder the folder it would be pointed at
 * @param manifests the objects it makes
 * @param files the paths it reads
 * @param problems what is wrong with its kustomizations
 */
record Target(
    String folder, List<Manifest> manifests, Set<String> files, List<Diagnostic> problems) {
  Target {
    Objects.requireNonNull(folder);
    manifests = List.copyOf(manifests);
    problems = List.copyOf(problems);
  }
}
