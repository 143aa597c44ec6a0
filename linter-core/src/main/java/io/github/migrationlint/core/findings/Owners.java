package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the object that a finding is about: the one a cluster gets, with the name and namespace that
 * kustomizations gave it, not the file or patch the value is written in.
 */
final class Owners {
  /** An object of a cluster, and a place that belongs to it. */
  private record OwnedPlace(Span place, String cluster, Header header) {}

  private final Map<SourceId, List<Manifest>> written = new HashMap<>();
  private final Map<SourceId, List<OwnedPlace>> bodies = new HashMap<>();
  private final Map<SourceId, List<OwnedPlace>> changes = new HashMap<>();

  Owners(Repository repository) {
    for (var manifest : repository.written()) {
      written
          .computeIfAbsent(manifest.document().source().id(), unused -> new ArrayList<>())
          .add(manifest);
    }
    for (var cluster : repository.clusters()) {
      for (var header : cluster.resources().headers()) {
        add(new OwnedPlace(header.span(), cluster.name(), header), bodies);
        for (var change : header.changes()) {
          add(new OwnedPlace(change.span(), cluster.name(), header), changes);
        }
      }
    }
  }

  private static void add(OwnedPlace claim, Map<SourceId, List<OwnedPlace>> claims) {
    claims
        .computeIfAbsent(claim.place.source().id(), unused -> new ArrayList<>())
        .add(claim);
  }

  /** The finding with its object and, where a kustomization gave that its name, the place of that. */
  Diagnostic name(Diagnostic finding) {
    if (finding.object().isPresent()) {
      return finding;
    }
    var manifest = writtenAt(finding.primary());
    var claim = claimOf(finding, manifest);
    if (claim.isPresent()) {
      return withRenames(finding.withObject(claim.get().header.ref()), claim.get().header);
    }
    return manifest.map(owner -> finding.withObject(owner.ref())).orElse(finding);
  }

  /**
   * One finding for two that differ in their object only. The object is then called as it is
   * written, which no other overlay changes.
   */
  Diagnostic common(Diagnostic one, Diagnostic other) {
    var manifest = writtenAt(one.primary()).filter(written -> !written.partial());
    return one.object().equals(other.object()) || manifest.isEmpty()
        ? one
        : one.withObject(manifest.get().ref());
  }

  /** The object of the finding's cluster whose body holds its place, or which is changed there. */
  private Optional<OwnedPlace> claimOf(Diagnostic finding, Optional<Manifest> manifest) {
    var place = finding.primary();
    if (manifest.isPresent() && !manifest.get().partial()) {
      for (var claim : bodies.getOrDefault(place.source().id(), List.of())) {
        if (claim.place.equals(manifest.get().span()) && isIn(claim, finding)) {
          return Optional.of(claim);
        }
      }
    }
    for (var claim : changes.getOrDefault(place.source().id(), List.of())) {
      if (claim.place.contains(place) && isIn(claim, finding)) {
        return Optional.of(claim);
      }
    }
    return Optional.empty();
  }

  private static boolean isIn(OwnedPlace claim, Diagnostic finding) {
    return finding.clusters().isEmpty() || finding.clusters().contains(claim.cluster);
  }

  private static Diagnostic withRenames(Diagnostic finding, Header header) {
    var named = finding;
    if (finding.primary().equals(header.place())) {
      for (Label rename : header.renames()) {
        named = named.withRelated(rename.span(), rename.message());
      }
    }
    return named;
  }

  private Optional<Manifest> writtenAt(Span place) {
    for (var manifest : written.getOrDefault(place.source().id(), List.of())) {
      if (manifest.span().contains(place)) {
        return Optional.of(manifest);
      }
    }
    return Optional.empty();
  }
}
