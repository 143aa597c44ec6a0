package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.Resources;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the object that a finding is about: the one a cluster gets, with the name and namespace that
 * kustomizations gave it, not the file or patch the value is written in.
 */
final class Owners {
  /** An object of some clusters, and a place that belongs to it. */
  private record OwnedPlace(Span place, Set<String> clusters, Header header) {}

  /** By file, in source order. */
  private final Map<SourceId, List<Manifest>> written = new HashMap<>();

  /** Files in which some objects are within others. */
  private final Set<SourceId> wrapping = new HashSet<>();

  private final Map<Span, List<OwnedPlace>> bodies = new HashMap<>();
  private final Map<SourceId, List<OwnedPlace>> changes = new HashMap<>();

  Owners(Repository repository) {
    for (var manifest : repository.written()) {
      written
          .computeIfAbsent(manifest.document().source().id(), unused -> new ArrayList<>())
          .add(manifest);
    }
    for (var file : written.entrySet()) {
      if (!isInOrder(file.getValue())) {
        wrapping.add(file.getKey());
        sort(file.getValue());
      }
    }
    var names = new IdentityHashMap<Resources, Set<String>>();
    for (var cluster : repository.clusters()) {
      names
          .computeIfAbsent(cluster.resources(), resources -> claim(resources, new HashSet<>()))
          .add(cluster.name());
    }
  }

  /** Whether each ends before the next one starts. */
  private static boolean isInOrder(List<Manifest> inFile) {
    for (var i = 1; i < inFile.size(); i++) {
      if (inFile.get(i).span().start() < inFile.get(i - 1).span().end()) {
        return false;
      }
    }
    return true;
  }

  /** Those that are in others come behind them; of two at one place, the first one has it. */
  private static void sort(List<Manifest> inFile) {
    Collections.reverse(inFile);
    inFile.sort(Comparator.comparingInt((Manifest manifest) -> manifest.span().start())
        .thenComparing(manifest -> -manifest.span().end()));
  }

  /** Notes what belongs to the objects of clusters whose names are yet to be added. */
  private Set<String> claim(Resources resources, Set<String> clusters) {
    for (var header : resources.headers()) {
      bodies
          .computeIfAbsent(header.span(), unused -> new ArrayList<>(1))
          .add(new OwnedPlace(header.span(), clusters, header));
      for (var change : header.changes()) {
        changes
            .computeIfAbsent(change.span().source().id(), unused -> new ArrayList<>())
            .add(new OwnedPlace(change.span(), clusters, header));
      }
    }
    return clusters;
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
      for (var claim : bodies.getOrDefault(manifest.get().span(), List.of())) {
        if (isIn(claim, finding)) {
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
    return finding.clusters().isEmpty()
        || !Collections.disjoint(claim.clusters, finding.clusters());
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
    var inFile = written.getOrDefault(place.source().id(), List.of());
    var low = 0;
    var high = inFile.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (inFile.get(middle).span().start() <= place.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    // One that wraps others starts before them and ends after them.
    for (var i = low - 1; i >= 0; i--) {
      if (inFile.get(i).span().contains(place)) {
        return Optional.of(inFile.get(i));
      }
      if (!wrapping.contains(place.source().id())) {
        break;
      }
    }
    return Optional.empty();
  }
}
