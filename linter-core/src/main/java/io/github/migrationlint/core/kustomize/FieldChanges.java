package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** The transformers that set given fields of every object: names, namespaces, labels, replicas. */
final class FieldChanges {
  /** Which subjects of role bindings get the namespace (api/filters/namespace). */
  enum Subjects {
    /** Service accounts called {@code default}. */
    DEFAULT,
    SERVICE_ACCOUNTS,
    NONE
  }

  private final Layer layer;
  private final BuildProblems findings;
  private final BudgetShare budget;

  FieldChanges(Layer layer, BuildProblems findings, BudgetShare budget) {
    this.layer = layer;
    this.findings = findings;
    this.budget = budget;
  }

  /**
   * Sets the namespace of what is not cluster-scoped.
   *
   * @param specs further fields that hold it
   * @param unsetOnly whether a namespace that is there stays
   */
  void namespace(
      ScalarNode namespace, List<FieldSpec> specs, boolean unsetOnly, Subjects subjects) {
    var place = namespace.span();
    var setter = FieldSpec.scalar(field ->
        unsetOnly && !field.text().isEmpty() ? field : Nodes.string(place, namespace.text()));
    var own = FieldSpec.anywhere("metadata/namespace");
    for (var i = 0; i < layer.drafts.size(); i++) {
      var draft = layer.drafts.get(i).rememberingId();
      budget.spend(specs.size(), place);
      var root = draft.root();
      if (!draft.id().isClusterScoped()) {
        root = own.apply(root, FieldSpec.Made.SCALAR, place, setter, findings);
      }
      for (var spec : specs) {
        if (appliesNamespace(spec, draft.id())) {
          root = spec.apply(root, FieldSpec.Made.SCALAR, place, setter, findings);
        }
      }
      root = withSubjects(root, draft.id(), place, setter, subjects);
      layer.set(i, changed(draft, root, place, "the namespace is set here"));
    }
    layer.checkUnique(findings);
  }

  /** {@code metadata/name} is set of core objects only, which leaves Namespaces of other groups. */
  private static boolean appliesNamespace(FieldSpec spec, ObjectId id) {
    return !spec.path().equals("metadata/namespace")
        && (!spec.path().equals("metadata/name") || id.apiVersion().equals("v1"));
  }

  private MappingNode withSubjects(
      MappingNode root, ObjectId id, Span place, FieldSpec.Setter setter, Subjects mode) {
    var isBinding = id.kind().equals("RoleBinding") || id.kind().equals("ClusterRoleBinding");
    var subjects = root.get("subjects");
    if (!isBinding
        || mode == Subjects.NONE
        || subjects.isEmpty()
        || !(subjects.get() instanceof SequenceNode list)) {
      return root;
    }
    var field = FieldSpec.anywhere("namespace");
    var items = new ArrayList<YamlNode>();
    for (var item : list.items()) {
      var isMeant = item instanceof MappingNode subject
          && (mode == Subjects.DEFAULT
              ? Nodes.text(subject, "name").equals("default")
              : Nodes.text(subject, "kind").equals("ServiceAccount"));
      items.add(
          isMeant
              ? field.apply((MappingNode) item, FieldSpec.Made.SCALAR, place, setter, findings)
              : item);
    }
    return Nodes.with(root, "subjects", new SequenceNode(list.span(), items));
  }

  private static Draft changed(Draft draft, MappingNode root, Span place, String how) {
    return Nodes.areSame(root, draft.root()) ? draft : draft.withRoot(root).touched(place, how);
  }

  void affix(ScalarNode affix, boolean isPrefix, List<FieldSpec> specs) {
    var setter = FieldSpec.scalar(name -> Nodes.string(
        name.span(), isPrefix ? affix.text() + name.text() : name.text() + affix.text()));
    for (var i = 0; i < layer.drafts.size(); i++) {
      var draft = layer.drafts.get(i);
      var id = draft.originalId();
      budget.write(draft.id().name().length() + affix.text().length(), affix.span());
      if (keepsName(id)) {
        continue;
      }
      for (var spec : specs) {
        if (spec.appliesTo(id)) {
          var before = spec.path().equals("metadata/name") ? draft.rememberingId() : draft;
          var root =
              spec.apply(before.root(), FieldSpec.Made.SCALAR, affix.span(), setter, findings);
          draft = changed(before, root, affix.span(), isPrefix ? "prefixed here" : "suffixed here");
        }
      }
      layer.set(i, draft);
    }
  }

  /** api/internal/builtins/PrefixTransformer.go {@code prefixFieldSpecsToSkip}. */
  private static boolean keepsName(ObjectId id) {
    return id.kind().equals("Namespace")
        || id.kind().equals("CustomResourceDefinition")
        || (id.kind().equals("APIService") && id.group().equals("apiregistration.k8s.io"));
  }

  /** Puts labels or annotations into the fields of every object that has them, or gets them. */
  void setEntries(List<MappingNode.Entry> pairs, List<FieldSpec> specs, String how) {
    if (pairs.isEmpty()) {
      return;
    }
    var place = pairs.get(0).key().span();
    var setter = FieldSpec.entries(pairs, findings);
    for (var i = 0; i < layer.drafts.size(); i++) {
      var draft = layer.drafts.get(i);
      var applied = applied(specs, draft);
      var root = draft.root();
      for (var spec : applied) {
        budget.spend(pairs.size(), place);
        root = spec.apply(root, FieldSpec.Made.MAPPING, place, setter, findings);
      }
      root = draft.sharing().spread(root, pairs, applied, findings);
      var sharing = draft.sharing().and(pairs, applied, draft.root(), root);
      layer.set(i, changed(draft, root, place, how).withSharing(sharing));
    }
  }

  private static List<FieldSpec> applied(List<FieldSpec> specs, Draft draft) {
    var applied = new ArrayList<FieldSpec>();
    for (var spec : specs) {
      if (spec.appliesTo(draft.id())) {
        applied.add(spec);
      }
    }
    return applied;
  }

  /** Sets the number of replicas (api/internal/builtins/ReplicaCountTransformer.go). */
  void replicas(MappingNode item, List<FieldSpec> specs) {
    var name = Nodes.text(item, "name");
    var count = item.scalar("count");
    var text = count.isPresent() ? count.get().text() : "0";
    var setter = FieldSpec.scalar(field -> Nodes.plain(item.span(), text));
    var isFound = false;
    for (var spec : specs) {
      for (var i = 0; i < layer.drafts.size(); i++) {
        var draft = layer.drafts.get(i);
        budget.spend(1, item.span());
        if (isCalled(draft, name, spec)) {
          isFound = true;
          var root = spec.apply(draft.root(), FieldSpec.Made.SCALAR, item.span(), setter, findings);
          layer.set(i, changed(draft, root, item.span(), "the replicas are set here"));
        }
      }
    }
    if (!isFound && layer.isComplete) {
      findings.broken(
          item.span(), "no object called `" + Nodes.quoted(name) + "` has replicas to set");
    }
  }

  private static boolean isCalled(Draft draft, String name, FieldSpec spec) {
    for (var id : draft.allIds()) {
      if (id.name().equals(name) && spec.appliesTo(id)) {
        return true;
      }
    }
    return false;
  }

  void images(MappingNode item) {
    var image = new ImageTags(item);
    for (var i = 0; i < layer.drafts.size(); i++) {
      var draft = layer.drafts.get(i);
      budget.spend(1, item.span());
      if (!draft.id().kind().equals("CustomResourceDefinition")) {
        layer.set(i, changed(draft, image.set(draft.root()), item.span(), "the image is set here"));
      }
    }
  }
}
