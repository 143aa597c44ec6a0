package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.gitops.Parameters.Confidence;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Argo CD's ApplicationSet: a template of Applications and generators of the values in it
 * (applicationset/generators). Lists, folders and files of git, and products of those are decided
 * here; a generator that asks a cluster or a service gives one application whose values are unknown.
 * A path it does not depend on is applied all the same, to a cluster no one can tell.
 */
final class ApplicationSets {
  private static final int MAX_DEPTH = 3;

  private final Manifest set;
  private final Deliveries.Gathered gathered;
  private final boolean isGoTemplate;

  /** Pays for products of generators. */
  private final BudgetShare budget;

  /** Pays for patterns on every path, those of all generators. */
  private final BudgetShare patterns;

  ApplicationSets(Manifest set, Deliveries.Gathered gathered) {
    this.set = set;
    this.gathered = gathered;
    this.budget = gathered.context.budget().share();
    this.patterns = gathered.patterns;
    this.isGoTemplate = set.root()
        .mapping("spec")
        .flatMap(spec -> spec.scalar("goTemplate"))
        .filter(value -> value.text().equals("true"))
        .isPresent();
  }

  void read() {
    var spec = set.root().mapping("spec");
    var template = spec.flatMap(fields -> fields.mapping("template"));
    if (template.isEmpty()) {
      gathered.miss(set.span(), "the applications of " + caller() + ", which has no template");
      return;
    }
    var patch = spec.get().entry("templatePatch");
    if (patch.isPresent()) {
      gathered.miss(patch.get().key().span(), "what `templatePatch` makes of " + caller());
      return;
    }
    var generators = spec.get().mappings("generators");
    if (generators.isEmpty()) {
      gathered.miss(set.span(), "the applications of " + caller() + ", which has no generators");
    }
    for (var generator : generators) {
      for (var parameters : parameters(generator, 0)) {
        read(parameters, template.get());
      }
    }
  }

  private void read(Parameters parameters, MappingNode template) {
    var application = parameters.fill(template, budget);
    var elements = parameters.certainty() == Confidence.ANY_CLUSTER
        ? ClusterElements.inFolders(application, gathered.context, patterns)
        : List.<Parameters>of();
    if (parameters.certainty() == Confidence.POSSIBLE) {
      gathered.addPossible(() -> Applications.read(set, application, gathered));
    } else if (elements.isEmpty()) {
      Applications.read(set, application, gathered);
    }
    if (!elements.isEmpty()) {
      gathered.forget("the clusters of " + caller() + ",");
    }
    for (var element : elements) {
      Applications.read(set, element.fill(application, budget), gathered);
    }
  }

  private String caller() {
    return "ApplicationSet" + set.name().map(name -> " `" + name + "`").orElse("");
  }

  private List<Parameters> parameters(MappingNode generator, int depth) {
    if (generator.entry("selector").isPresent() || depth >= MAX_DEPTH) {
      return unknown(generator, "selected");
    }
    for (var entry : generator.entries()) {
      if (entry.value() instanceof MappingNode fields) {
        return switch (entry.name()) {
          case "list" -> ofList(fields);
          case "git" -> ofGit(fields);
          case "matrix" -> ofMatrix(fields, depth);
          case "merge" -> ofMerge(fields, depth);
          case "clusterDecisionResource" -> ofDecisions(fields, generator);
          case "clusters" -> ofClusters(fields, generator);
          default -> unknown(generator, entry.name());
        };
      }
    }
    gathered.miss(generator.span(), "what a generator of " + caller() + " lists, which is empty");
    return List.of();
  }

  private List<Parameters> unknown(MappingNode generator, String what) {
    gathered.miss(
        generator.span(),
        "the clusters of " + caller() + ", which its `" + what + "` generator finds");
    return List.of(Parameters.ANY_CLUSTER);
  }

  /** What a Placement decides; it is named by a label of its decisions, or by their name. */
  private List<Parameters> ofDecisions(MappingNode fields, MappingNode generator) {
    var elements = ClusterElements.ofDecisions(fields, set, gathered.context.placements());
    return elements.isEmpty()
        ? unknown(generator, "clusterDecisionResource")
        : withValues(elements, fields);
  }

  /** Every cluster that Argo CD knows: only its Secrets tell, and a selector of their names. */
  private List<Parameters> ofClusters(MappingNode fields, MappingNode generator) {
    return withValues(unknown(generator, "clusters"), fields);
  }

  private static List<Parameters> withValues(List<Parameters> elements, MappingNode generator) {
    var values = valuesOf(generator);
    var all = new ArrayList<Parameters>();
    for (var element : elements) {
      all.add(element.and(values));
    }
    return all;
  }

  private static Parameters valuesOf(MappingNode generator) {
    return generator
        .mapping("values")
        .map(written -> new MappingNode(
            written.span(), List.of(Applications.entry("values", written.span(), written))))
        .map(Parameters::of)
        .orElse(Parameters.NONE);
  }

  private List<Parameters> ofList(MappingNode list) {
    var all = new ArrayList<Parameters>();
    for (var element : list.mappings("elements")) {
      // Each is written down.
      all.add(Parameters.of(element));
    }
    if (list.entry("elementsYaml").isPresent()) {
      all.addAll(unknown(list, "elementsYaml"));
    }
    return all;
  }

  private void add(Parameters parameters, List<Parameters> all, YamlNode place) {
    if (budget.objects().take(1) && budget.steps().take(1 + parameters.values().size())) {
      all.add(parameters);
    } else {
      missRest(place);
    }
  }

  private void missRest(YamlNode place) {
    gathered.cut(place.span(), "generators make too many applications: some are left out");
  }

  private boolean isSpent() {
    return budget.objects().isSpent() || budget.steps().isSpent();
  }

  private List<Parameters> ofGit(MappingNode git) {
    var url = git.scalar("repoURL").map(ScalarNode::text);
    if (gathered.origins.isElsewhere(url)) {
      gathered.miss(
          git.span(),
          "what the `git` generator of " + caller() + " finds in `" + url.orElse("")
              + "`, which is another repository");
      return List.of(Parameters.NONE);
    }
    var prefix = git.scalar("pathParamPrefix").map(ScalarNode::text).orElse("");
    var values = valuesOf(git);
    var directories = git.mappings("directories");
    if (directories.isEmpty() && git.mappings("files").isEmpty()) {
      gathered.miss(git.span(), "what the `git` generator of " + caller() + " asks for");
    }
    return directories.isEmpty()
        ? ofFiles(git, prefix, values)
        : ofFolders(git, directories, prefix, values);
  }

  private List<Parameters> ofFolders(
      MappingNode git, List<MappingNode> directories, String prefix, Parameters values) {
    var all = new ArrayList<Parameters>();
    var folders =
        matching(directories, gathered.paths.folders(), PathPattern::withinFolders, patterns);
    for (var folder : folders) {
      add(Parameters.ofFolder(folder, prefix, isGoTemplate).and(values), all, git);
    }
    missIfSpent(git);
    missIfNone(all, git, "folders");
    return all;
  }

  private List<Parameters> ofFiles(MappingNode git, String prefix, Parameters values) {
    var all = new ArrayList<Parameters>();
    var items = git.mappings("files");
    var usual = matching(items, gathered.paths.files(), PathPattern::pathspec, patterns);
    var other = matching(items, gathered.paths.files(), PathPattern::doublestar, patterns);
    missIfSpent(git);
    var either = new TreeSet<>(usual);
    either.addAll(other);
    for (var file : either) {
      var isSure = usual.contains(file) && other.contains(file);
      var parameters = ofFile(git, file, prefix, values);
      add(isSure ? parameters : parameters.possible(), all, git);
    }
    if (!items.isEmpty()) {
      missIfNone(all, git, "files");
    }
    return all;
  }

  private Parameters ofFile(MappingNode git, String file, String prefix, Parameters values) {
    var slash = file.lastIndexOf('/');
    var known = Parameters.ofFolder(
            slash < 0 ? "." : file.substring(0, slash), prefix, isGoTemplate)
        .withFile(file.substring(slash + 1), prefix)
        .and(values);
    var content = gathered.context.contents().apply(gathered.paths.nameOf(file));
    if (content.isEmpty()) {
      gathered.miss(git.span(), "`" + file + "`, which " + caller() + " reads, was not read");
    }
    return content.isPresent() && content.get() instanceof MappingNode mapping
        ? Parameters.of(mapping).and(known)
        : known;
  }

  private void missIfSpent(MappingNode git) {
    if (isSpent() || patterns.steps().isSpent()) {
      gathered.cutPatterns(git.span());
    }
  }

  private void missIfNone(List<Parameters> all, MappingNode git, String what) {
    if (all.isEmpty() && !patterns.steps().isSpent()) {
      gathered.miss(
          git.span(),
          "the " + what + " that the `git` generator of " + caller() + " asks for, none is here");
    }
  }

  /** The folders and files of this repository that a git generator asks for. */
  static List<String> foldersOf(MappingNode git, RepositoryPaths paths, BudgetShare budget) {
    var found = new ArrayList<>(
        matching(git.mappings("directories"), paths.folders(), PathPattern::withinFolders, budget));
    found.addAll(matching(git.mappings("files"), paths.files(), PathPattern::pathspec, budget));
    return found;
  }

  /** The paths that an item takes and no item excludes, sorted: {@code filterApps}. */
  private static List<String> matching(
      List<MappingNode> items,
      List<String> paths,
      Function<String, PathPattern> dialect,
      BudgetShare budget) {
    var taken = new TreeSet<String>();
    var left = new TreeSet<String>();
    for (var item : items) {
      var written = item.scalar("path").map(ScalarNode::text).orElse("");
      var pattern = dialect.apply(RepositoryPaths.normal(written).orElse(written));
      var isExcluded =
          item.scalar("exclude").filter(value -> value.text().equals("true")).isPresent();
      (isExcluded ? left : taken).addAll(pattern.among(paths, budget));
    }
    taken.removeAll(left);
    return List.copyOf(taken);
  }

  /** Every pair of two generators; the second may use what the first gives. */
  private List<Parameters> ofMatrix(MappingNode matrix, int depth) {
    var generators = matrix.mappings("generators");
    var all = new ArrayList<Parameters>();
    if (generators.size() != 2) {
      gathered.miss(
          matrix.span(),
          "the `matrix` generator of " + caller() + ", which does not have two parts");
    } else {
      for (var first : parameters(generators.get(0), depth + 1)) {
        if (isSpent()) {
          missRest(matrix);
          break;
        }
        for (var second : parameters(first.fill(generators.get(1), budget), depth + 1)) {
          add(first.and(second), all, matrix);
        }
      }
    }
    return all;
  }

  /** The first generator's, with what the others say of the same keys. */
  private List<Parameters> ofMerge(MappingNode merge, int depth) {
    var keys = new ArrayList<String>();
    for (var item : merge.items("mergeKeys")) {
      if (item instanceof ScalarNode key) {
        keys.add(key.text());
      }
    }
    var generators = merge.mappings("generators");
    var all = new ArrayList<Parameters>();
    for (var i = 0; i < generators.size(); i++) {
      var more = parameters(generators.get(i), depth + 1);
      if (i == 0) {
        all.addAll(more);
      } else {
        for (var other : more) {
          if (!budget.steps().take(all.size())) {
            missRest(merge);
            break;
          }
          all.replaceAll(base -> base.agree(other, keys) ? base.and(other) : base);
        }
      }
    }
    return all;
  }
}
