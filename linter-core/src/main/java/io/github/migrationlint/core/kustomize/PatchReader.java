package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.text.RepoPath;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.InlineYaml;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what patches name or hold, and objects as kustomize takes them from a file. */
final class PatchReader {
  private final KustomizeFiles files;
  private final BuildProblems findings;

  PatchReader(KustomizeFiles files, BuildProblems findings) {
    this.files = files;
    this.findings = findings;
  }

  /**
   * A patch: objects to merge, or operations.
   *
   * @param operations absent in a strategic merge patch
   */
  record Read(List<MappingNode> objects, Optional<SequenceNode> operations) {}

  /** Whether an item of {@code patchesStrategicMerge} is a patch and not the path of one. */
  static boolean isInline(ScalarNode item) {
    return item.text().indexOf('\n') >= 0 || item.text().indexOf('{') >= 0;
  }

  /** What could be had of a text that is elsewhere. */
  enum Had {
    ALL,
    /** Wrong, and reported. */
    NOTHING,
    /** There, or may be, but not read. */
    UNREAD
  }

  /** The roots of a file's documents, and whether they are all there is to know. */
  record Patches(Had had, List<YamlNode> nodes) {
    static final Patches NONE = new Patches(Had.NOTHING, List.of());
    static final Patches UNREAD = new Patches(Had.UNREAD, List.of());
  }

  /** Reads a file a kustomization names. */
  Patches file(String folder, ScalarNode written) {
    var path = localPath(folder, written);
    if (path.isEmpty()) {
      return RemotePath.isOne(written.text()) ? Patches.UNREAD : Patches.NONE;
    }
    var place = files.at(path.get());
    if (place instanceof KustomizeFiles.ReadFile file) {
      checkRestriction(folder, path.get(), written.span());
      for (var problem : file.problems()) {
        findings.add(problem);
      }
      if (hasNoPath(file.source().text())) {
        findings.broken(written.span(), "the file ends with `---` and `...`");
      }
      return roots(file);
    }
    if (place instanceof KustomizeFiles.Unread || isUnknown(path.get())) {
      return Patches.UNREAD;
    }
    reportMissing(path.get(), written, place instanceof KustomizeFiles.Folder);
    return Patches.NONE;
  }

  /** kustomize's reader of YAML fails on a last document of only its end. */
  private static boolean hasNoPath(String text) {
    var end = text.stripTrailing();
    return end.endsWith("\n...")
        && end.substring(0, end.length() - 4).stripTrailing().endsWith("\n---");
  }

  /** The text of a file a kustomization names, YAML or not; empty if there is none or it is not read. */
  Optional<String> text(String folder, ScalarNode written) {
    var path = localPath(folder, written);
    if (path.isEmpty() || isUnknown(path.get())) {
      return Optional.empty();
    }
    var found = files.textAt(path.get());
    if (found instanceof LaterFiles.Text text) {
      checkRestriction(folder, path.get(), written.span());
      return Optional.of(text.source().text());
    }
    if (!(found instanceof LaterFiles.Unknown)) {
      reportMissing(path.get(), written, found instanceof LaterFiles.Folder);
    }
    return Optional.empty();
  }

  private void reportMissing(String path, ScalarNode written, boolean isFolder) {
    findings.broken(
        written.span(),
        isFolder
            ? "`" + Nodes.quoted(path) + "` is a folder, not a file"
            : "there is no file `" + Nodes.quoted(path) + "`");
  }

  /** A path that leads out of what is linted, or that something fills in first. */
  static boolean isUnknown(String path) {
    return new RepoPath(path).leavesTop() || path.contains("${") || path.contains("{{");
  }

  /** Where a path leads to in this repository; empty, with a finding, if it leads elsewhere. */
  private Optional<String> localPath(String folder, ScalarNode written) {
    var text = written.text();
    if (RemotePath.isOne(text)) {
      findings.report(
          KustomizeRules.BASE_NOT_SEEN,
          written.span(),
          "`" + Nodes.quoted(text) + "` is not in the files");
      return Optional.empty();
    }
    if (RepoPath.isAbsolute(text)) {
      findings.broken(written.span(), "`" + Nodes.quoted(text) + "` is an absolute path");
      return Optional.empty();
    }
    return Optional.of(new RepoPath(folder).resolve(text).text());
  }

  void checkRestriction(String folder, String path, Span written) {
    if (!new RepoPath(path).isWithin(new RepoPath(folder))) {
      findings.add(KustomizeRules.FILE_OUTSIDE_KUSTOMIZATION
          .at(
              written,
              "`" + Nodes.quoted(path) + "` is outside of `"
                  + (folder.isEmpty() ? "." : Nodes.quoted(folder)) + "`, so kustomize rejects it")
          .withHelp(
              "make that folder a kustomization, or set `kustomize.buildOptions` in Argo CD"));
    }
  }

  /** A document that has text and no tree was reported by the reader, or is a template. */
  static Patches roots(KustomizeFiles.ReadFile file) {
    var nodes = new ArrayList<YamlNode>();
    var had = file.documents().isEmpty() && !isSilent(file.source().text()) ? Had.UNREAD : Had.ALL;
    for (var document : file.documents()) {
      if (document.root().isPresent()) {
        if (!Nodes.isNull(document.root().get())) {
          nodes.add(document.root().get());
        }
      } else if (!isSilent(document.span().text())) {
        had = Had.UNREAD;
      }
    }
    return new Patches(had, nodes);
  }

  /** Whether there are only comments and markers. */
  private static boolean isSilent(String text) {
    var start = 0;
    while (start < text.length()) {
      var newline = text.indexOf('\n', start);
      var end = newline < 0 ? text.length() : newline;
      var line = text.substring(start, end).strip();
      if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith("---")) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  /** The patch of an item of {@code patches}; empty with a finding, or because it was not read. */
  Optional<Read> patch(String folder, Kustomization.Patch patch) {
    var inline = patch.inline().filter(node -> !isBlank(node));
    if (inline.isPresent() == patch.path().isPresent()) {
      findings.broken(
          patch.node().span(),
          inline.isPresent()
              ? "a patch has a path or a text, not both"
              : "a patch needs a path or a text");
      return Optional.empty();
    }
    if (inline.isPresent()) {
      var roots = inline(inline.get());
      var text = inline.get() instanceof ScalarNode scalar ? scalar.text().strip() : "";
      return roots.isEmpty()
          ? Optional.empty()
          : read(roots.get(), text, inline.get().span());
    }
    var written = patch.path().orElseThrow();
    var roots = file(folder, written);
    if (roots.had() != Had.ALL) {
      return Optional.empty();
    }
    var text = files.at(new RepoPath(folder).resolve(written.text()).text())
            instanceof KustomizeFiles.ReadFile file
        ? file.source().text()
        : "";
    return read(roots.nodes(), text, written.span());
  }

  private static boolean isBlank(YamlNode inline) {
    return inline instanceof ScalarNode text && text.text().isBlank();
  }

  /** The roots of an inline patch: a text is read, a tree is one. */
  Optional<List<YamlNode>> inline(YamlNode patch) {
    if (!(patch instanceof ScalarNode text)) {
      return Optional.of(List.of(patch));
    }
    var read = InlineYaml.read(text);
    findings.addAll(read.problems());
    return read.problems().isEmpty() ? Optional.of(read.value()) : Optional.empty();
  }

  /** Whether a patch that could not be had may exist, so that its objects are in doubt. */
  boolean isUnread(String folder, Kustomization.Patch patch) {
    return patch.inline().isEmpty()
        && patch.path().isPresent()
        && new PatchReader(files, new BuildProblems())
                .file(folder, patch.path().get())
                .had()
            == Had.UNREAD;
  }

  private Optional<Read> read(List<YamlNode> roots, String text, Span place) {
    if (roots.isEmpty()) {
      findings.differs(place, "kustomize 5.5 refuses an empty patch, 5.8 takes it");
      return Optional.empty();
    }
    if (roots.get(0) instanceof SequenceNode operations) {
      if (text.startsWith("[") && !isJson(operations)) {
        findings.broken(place, "a patch that begins with `[` must be JSON: quote names and texts");
        return Optional.empty();
      }
      return Optional.of(new Read(List.of(), Optional.of(operations)));
    }
    var before = findings.count();
    var objects = objects(roots);
    return findings.count() == before
        ? Optional.of(new Read(objects, Optional.empty()))
        : Optional.empty();
  }

  /** Whether a tree in brackets is written as JSON: PatchTransformer.go {@code jsonPatchFromBytes}. */
  private static boolean isJson(YamlNode node) {
    if (node instanceof MappingNode mapping) {
      for (var entry : mapping.entries()) {
        if (entry.key().style() != ScalarNode.Style.DOUBLE_QUOTED || !isJson(entry.value())) {
          return false;
        }
      }
      return true;
    }
    if (node instanceof SequenceNode list) {
      for (var item : list.items()) {
        if (!isJson(item)) {
          return false;
        }
      }
      return true;
    }
    return node instanceof ScalarNode scalar
        && (scalar.style() == ScalarNode.Style.DOUBLE_QUOTED
            || (scalar.isPlain() && !(scalar.value(Reading.KUBECTL) instanceof ScalarValue.Text)));
  }

  /** The patches of an item of {@code patchesStrategicMerge}. */
  List<MappingNode> strategic(String folder, YamlNode item) {
    if (item instanceof ScalarNode written && !isInline(written)) {
      return objects(file(folder, written).nodes());
    }
    var roots = inline(item);
    return roots.isEmpty() ? List.of() : objects(roots.get());
  }

  /**
   * The objects among the roots, lists opened: what a list holds comes after all else. kustomize
   * wants a kind and a name of each (api/resource/factory.go).
   */
  List<MappingNode> objects(List<YamlNode> roots) {
    var objects = new ArrayList<MappingNode>();
    var open = new ArrayList<>(roots);
    for (var i = 0; i < open.size(); i++) {
      var root = open.get(i);
      if (!(root instanceof MappingNode mapping)) {
        findings.broken(root.span(), "this is " + root.describe() + ", not an object");
        continue;
      }
      if (mapping.entries().isEmpty()) {
        continue;
      }
      var kind = Nodes.text(mapping, "kind");
      var items = mapping.get("items");
      if (kind.endsWith("List") && items.isPresent()) {
        if (items.get() instanceof SequenceNode sequence) {
          open.addAll(sequence.items());
        } else if (!Nodes.isNull(items.get())) {
          findings.broken(items.get().span(), "`items` is " + items.get().describe());
        }
        continue;
      }
      if (isNamed(mapping, kind)) {
        objects.add((MappingNode) Nodes.keyedForKustomize(mapping));
      }
    }
    return objects;
  }

  private boolean isNamed(MappingNode object, String kind) {
    if (kind.isEmpty()) {
      findings.broken(object.span(), "kustomize wants a `kind` of every object and patch");
      return false;
    }
    var metadata = object.mapping("metadata").orElse(Nodes.emptyMapping(object.span()));
    if (Nodes.text(metadata, "name").isEmpty() && !kind.endsWith("List")) {
      findings.broken(
          object.get("kind").orElse(object).span(),
          "kustomize wants `metadata.name` of every object and patch");
      return false;
    }
    return true;
  }
}
