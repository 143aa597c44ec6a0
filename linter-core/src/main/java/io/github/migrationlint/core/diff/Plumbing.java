package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.budget.Credit;
import io.github.migrationlint.core.report.DiffReport.Cause;
import io.github.migrationlint.core.report.DiffReport.Side;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was edited of what brings objects to clusters: kustomizations and GitOps objects. */
final class Plumbing {
  private static final List<String> KUSTOMIZATIONS =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  private static final List<String> GROUPS = List.of(
      "argoproj.io",
      "kustomize.toolkit.fluxcd.io",
      "source.toolkit.fluxcd.io",
      "apps.open-cluster-management.io",
      "policy.open-cluster-management.io",
      "cluster.open-cluster-management.io",
      "work.open-cluster-management.io");

  /**
   * One edited entry.
   *
   * @param refersTo the path or name that it mentions; empty where it is none
   */
  private record Candidate(Cause cause, String folder, Optional<String> refersTo) {
    boolean concerns(String path) {
      if (refersTo.isEmpty()) {
        return false;
      }
      try {
        var named = Path.of(folder).resolve(refersTo.get()).normalize();
        return Path.of(path).startsWith(named);
      } catch (InvalidPathException e) {
        return false;
      }
    }
  }

  private static final int STEPS_PER_CANDIDATE = 20;

  private final List<Candidate> candidates;
  private final Credit steps;

  private Plumbing(List<Candidate> candidates, Credit steps) {
    this.candidates = candidates;
    this.steps = steps;
  }

  /**
   * What differs.
   *
   * @param steps pay for the search for causes; when they are spent, none is named
   */
  static Plumbing between(
      Map<String, List<Document>> base, Map<String, List<Document>> head, Credit steps) {
    var candidates = new ArrayList<Candidate>();
    head.forEach((path, documents) -> {
      var before = base.getOrDefault(path, List.of());
      for (var i = 0; i < documents.size(); i++) {
        var other = i < before.size() ? before.get(i).root() : Optional.<YamlNode>empty();
        compare(path, other, documents.get(i).root(), candidates);
      }
    });
    base.forEach((path, documents) -> {
      var now = head.getOrDefault(path, List.of());
      for (var i = now.size(); i < documents.size(); i++) {
        compare(path, documents.get(i).root(), Optional.empty(), candidates);
      }
    });
    return new Plumbing(candidates, steps);
  }

  @SuppressWarnings("ReferenceEquality") // sides share what did not change
  private static void compare(
      String path, Optional<YamlNode> from, Optional<YamlNode> to, List<Candidate> candidates) {
    if (!isPlumbing(path, from) && !isPlumbing(path, to)) {
      return;
    }
    var before = from.orElse(null);
    var now = to.orElse(null);
    if (before == now) {
      return;
    }
    var empty = new MappingNode(to.or(() -> from).orElseThrow().span(), List.of());
    var one = before instanceof MappingNode mapping ? mapping : empty;
    var other = now instanceof MappingNode mapping ? mapping : empty;
    for (var leaf :
        TreeDiff.between(one, Reading.KUBECTL, other, Reading.KUBECTL).leaves()) {
      leaf.to()
          .ifPresent(node ->
              add(path, leaf, Side.HEAD, leaf.toPlace().orElse(node.span()), node, candidates));
      leaf.from()
          .ifPresent(node ->
              add(path, leaf, Side.BASE, leaf.fromPlace().orElse(node.span()), node, candidates));
    }
  }

  private static boolean isPlumbing(String path, Optional<YamlNode> root) {
    if (root.isEmpty() || !(root.get() instanceof MappingNode mapping)) {
      return false;
    }
    var slash = path.lastIndexOf('/');
    var apiVersion = mapping.scalar("apiVersion").map(ScalarNode::text).orElse("");
    var group = apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
    return KUSTOMIZATIONS.contains(path.substring(slash + 1)) || GROUPS.contains(group);
  }

  private static void add(
      String path,
      TreeDiff.Leaf leaf,
      Side side,
      Span place,
      YamlNode node,
      List<Candidate> candidates) {
    var folder = new SourceId(path).folder();
    var field = leaf.path().isEmpty() ? "" : leaf.path().get(0);
    var edits = side == Side.HEAD ? "adds " : "removes ";
    if (node instanceof ScalarNode scalar) {
      var text = scalar.text();
      var cause = new Cause(side, place, edits + "`" + cut(text) + "` in `" + field + "`");
      candidates.add(new Candidate(cause, folder, Optional.of(text)));
      return;
    }
    var mentioned = new ArrayList<ScalarNode>();
    collect(node, mentioned, 0);
    for (var scalar : mentioned) {
      var cause =
          new Cause(side, scalar.span(), edits + "`" + cut(scalar.text()) + "` in `" + field + "`");
      candidates.add(new Candidate(cause, folder, Optional.of(scalar.text())));
    }
    candidates.add(new Candidate(
        new Cause(side, place, edits + "`" + String.join(".", leaf.path()) + "`"),
        folder,
        Optional.empty()));
  }

  private static void collect(YamlNode node, List<ScalarNode> found, int depth) {
    if (depth > 6 || found.size() > 200) {
      return;
    }
    if (node instanceof ScalarNode scalar) {
      found.add(scalar);
    } else if (node instanceof MappingNode mapping) {
      mapping.entries().forEach(entry -> collect(entry.value(), found, depth + 1));
    } else if (node instanceof SequenceNode sequence) {
      sequence.items().forEach(item -> collect(item, found, depth + 1));
    }
  }

  private static String cut(String text) {
    return text.length() <= 50 ? text : "…" + text.substring(text.length() - 49);
  }

  /**
   * The edited entries that mention a file of the edit; all of them where none does. Nothing where
   * looking for them takes too long.
   */
  List<Cause> causesOf(Difference edit) {
    if (!steps.take((long) STEPS_PER_CANDIDATE * candidates.size())) {
      return List.of();
    }
    var files = new ArrayList<String>();
    edit.toPlace().ifPresent(place -> files.add(place.source().id().path()));
    edit.fromPlace().ifPresent(place -> files.add(place.source().id().path()));
    var causes = new LinkedHashSet<Cause>();
    for (var candidate : candidates) {
      for (var file : files) {
        if (candidate.concerns(file)) {
          causes.add(candidate.cause);
        }
      }
    }
    if (causes.isEmpty()) {
      for (var candidate : candidates) {
        causes.add(candidate.cause);
      }
    }
    return List.copyOf(causes);
  }
}
