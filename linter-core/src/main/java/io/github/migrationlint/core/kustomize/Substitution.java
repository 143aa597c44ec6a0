package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.budget.HardLimits;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Substitutes variables in built objects as Flux does: in the YAML text of each, so that quotes of
 * the manifest are gone and a text may become a number (fluxcd/pkg kustomize/kustomize_varsub.go).
 */
final class Substitution {
  private static final String OPTION = "kustomize.toolkit.fluxcd.io/substitute";

  private static final long UNITS_PER_COPY = 16;

  /** Names in one finding. */
  private static final int MAX_NAMES = 3;

  private final Variables variables;
  private final BudgetShare budget;
  private final BuildProblems findings = new BuildProblems();
  private final Set<String> missing = new TreeSet<>();
  private final Set<Span> used = new LinkedHashSet<>();

  private final Rewriting rewriting = new Rewriting() {
    @Override
    YamlNode scalar(ScalarNode scalar) {
      return EnvSubst.mayChange(scalar.text()) ? substituted(scalar) : scalar;
    }

    @Override
    MappingNode.Entry entry(MappingNode.Entry entry) {
      var known = EnvSubst.mayChange(entry.name())
              && EnvSubst.of(entry.name(), variables::of, budget, entry.key().span())
                  instanceof EnvSubst.Known found
          ? Optional.of(found.text())
          : Optional.<String>empty();
      return known.isEmpty()
          ? entry
          : new MappingNode.Entry(
              known.get(), Nodes.string(entry.key().span(), known.get()), entry.value());
    }
  };

  private Substitution(Variables variables, BudgetShare budget) {
    this.variables = variables;
    this.budget = budget;
  }

  static Composition in(Composition composition, Variables variables, BudgetShare budget) {
    return variables.areSubstituted() == Certainty.YES
        ? new Substitution(variables, budget).run(composition)
        : composition;
  }

  private Composition run(Composition composition) {
    var objects = new ArrayList<ComposedObject>();
    for (var object : composition.objects()) {
      missing.clear();
      objects.add(isDisabled(object.root()) ? object : substituted(object));
      if (!missing.isEmpty()) {
        findings.add(undefined(ref(object.root())));
      }
    }
    List<Diagnostic> problems = new ArrayList<>(composition.problems());
    problems.addAll(findings.all());
    return new Composition(composition.folder(), objects, problems, composition.notSeen());
  }

  private Diagnostic undefined(ObjectRef object) {
    var names = new ArrayList<String>();
    for (var name : missing) {
      if (names.size() < MAX_NAMES) {
        names.add("`" + Nodes.quoted(name) + "`");
      }
    }
    var others = missing.size() - names.size();
    return KustomizeRules.UNDEFINED_VARIABLE
        .at(
            variables.place(),
            object.kind() + " `" + Nodes.quoted(object.name().orElse("")) + "` uses "
                + String.join(", ", names) + (others > 0 ? " and " + others + " more" : "")
                + ", which is not defined here")
        .withObject(object);
  }

  private static ObjectRef ref(MappingNode root) {
    var metadata = root.mapping("metadata");
    return new ObjectRef(
        Nodes.text(root, "apiVersion"),
        Nodes.text(root, "kind"),
        metadata.map(found -> Nodes.text(found, "namespace")).filter(text -> !text.isEmpty()),
        metadata.map(found -> Nodes.text(found, "name")).filter(text -> !text.isEmpty()));
  }

  private static boolean isDisabled(MappingNode root) {
    return Nodes.text(Selector.metadata(root, "labels"), OPTION).equals("disabled")
        || Nodes.text(Selector.metadata(root, "annotations"), OPTION).equals("disabled");
  }

  private ComposedObject substituted(ComposedObject object) {
    used.clear();
    var root = rewriting.mapping(object.root());
    if (Nodes.areSame(root, object.root())) {
      return object;
    }
    var touches = new ArrayList<>(object.touches());
    for (var place : used) {
      touches.add(new Label(place, "substituted here"));
    }
    return new ComposedObject(root, object.source(), touches, object.doubts(), object.gaps());
  }

  private YamlNode substituted(ScalarNode scalar) {
    var result = EnvSubst.of(scalar.text(), variables::of, budget, scalar.span());
    if (result instanceof EnvSubst.Broken broken) {
      findings.report(
          KustomizeRules.BROKEN_SUBSTITUTION,
          scalar.span(),
          "Flux cannot substitute `" + Nodes.quoted(scalar.text()) + "`: " + broken.why());
      return scalar;
    }
    if (result instanceof EnvSubst.Unknown unknown) {
      missing.addAll(unknown.missing());
      return scalar;
    }
    var text = ((EnvSubst.Known) result).text();
    var value = wholeVariable(scalar.text());
    var place = scalar.span();
    if (value.isPresent() && value.get().text().equals(text)) {
      place = value.get().span();
      used.add(place);
    }
    return reread(scalar, text, place);
  }

  /** The variable that a text is as a whole. */
  private Optional<ScalarNode> wholeVariable(String text) {
    if (!text.startsWith("${") || text.indexOf('}') != text.length() - 1) {
      return Optional.empty();
    }
    var end = 2;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return variables.of(text.substring(2, end)) instanceof Variables.Defined defined
        ? Optional.of(defined.node())
        : Optional.empty();
  }

  /** The value as it is read back: what kustomize wrote without quotes may be anything now. */
  private YamlNode reread(ScalarNode scalar, String text, Span place) {
    if (!(scalar.value(Reading.KUSTOMIZE) instanceof ScalarValue.Text)
        || scalar.text().indexOf('\n') >= 0
        || !PlainText.isWrittenPlain(scalar.text())) {
      return Nodes.string(place, text);
    }
    if (PlainText.isWrittenPlain(text)) {
      return Nodes.asKubectlReads(Nodes.plain(place, text.strip()));
    }
    var source = new SourceFile(scalar.span().source().id(), "v: " + text);
    var read = new YamlReader().read(source);
    var root = read.value().isEmpty()
        ? Optional.<YamlNode>empty()
        : read.value().get(0).root();
    if (!read.problems().isEmpty() || read.value().size() != 1 || root.isEmpty()) {
      findings.report(
          KustomizeRules.BROKEN_SUBSTITUTION,
          place,
          "`" + Nodes.quoted(text) + "` makes the YAML of an object unreadable");
      return scalar;
    }
    var value = ((MappingNode) root.get()).get("v");
    // Aliases in the value are shared so far; each copy is kept, which costs more than a look at
    // it.
    if (value.isPresent()) {
      budget.spend(UNITS_PER_COPY * Nodes.size(value.get(), HardLimits.MAX_TEXT), place);
    }
    return value
        .map(node -> Nodes.asKubectlReads(at(node, place)))
        .orElse(Nodes.plain(place, "null"));
  }

  private static YamlNode at(YamlNode node, Span place) {
    if (node instanceof MappingNode mapping) {
      var entries = new ArrayList<MappingNode.Entry>();
      for (var entry : mapping.entries()) {
        entries.add(
            new MappingNode.Entry(entry.name(), entry.key().at(place), at(entry.value(), place)));
      }
      return new MappingNode(place, entries);
    }
    if (node instanceof SequenceNode list) {
      var items = new ArrayList<YamlNode>();
      for (var item : list.items()) {
        items.add(at(item, place));
      }
      return new SequenceNode(place, items);
    }
    return node.at(place);
  }
}
