package io.github.migrationlint.rules.policy.selectoronvmmetadata;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.edit.YamlEditor;
import io.github.migrationlint.core.facts.KnownLabels;
import io.github.migrationlint.core.facts.LabelIndex;
import io.github.migrationlint.core.facts.LabelInventory;
import io.github.migrationlint.core.facts.Migratabilities;
import io.github.migrationlint.core.facts.NamespaceLabels;
import io.github.migrationlint.core.facts.PolicyAdmission;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.facts.VmiLabels;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.core.resource.Labels;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A policy that would match a VM if the labels of the VM itself reached the VMI. */
public final class SelectorOnVmMetadata implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "selector-on-vm-metadata",
          Severity.WARNING,
          "a policy selects a label that does not reach the VMI")
      .refines("policy-matches-nothing")
      .requires(
          LabelInventory.ANALYSIS,
          PolicyAdmission.ANALYSIS,
          NamespaceLabels.ANALYSIS,
          VmiLabels.ANALYSIS,
          Migratabilities.ANALYSIS)
      .withFix();

  /** A policy that misses more VMs than that is one for a person to look at. */
  private static final int MOST_EDITS = 100;

  /**
   * A VM that is missed.
   *
   * @param selected the first pair of the policy that its template does not have
   * @param labels all such pairs, as they are on the VM itself
   */
  private record Miss(Workload workload, LabelPair selected, List<LabelPair> labels) {
    LabelPair label() {
      return labels.get(0);
    }
  }

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    var search = new Search(pass);
    for (var policy : pass.resultOf(PolicyAdmission.ANALYSIS).admitted()) {
      var misses = search.misses(policy);
      if (!misses.isEmpty()) {
        findings.add(describe(misses, pass.resultOf(Migratabilities.ANALYSIS)));
      }
    }
    return findings;
  }

  private static final class Search {
    private final List<Workload> workloads = new ArrayList<>();
    private final List<KnownLabels> templates = new ArrayList<>();
    private final NamespaceLabels namespaces;
    private final LabelIndex onTemplate;

    /** The positions of VMs that have a pair on themselves and certainly not on their template. */
    private final Map<String, Map<String, List<Integer>>> onVmOnly = new HashMap<>();

    Search(Pass pass) {
      onTemplate = pass.resultOf(LabelInventory.ANALYSIS).vms();
      namespaces = pass.resultOf(NamespaceLabels.ANALYSIS);
      for (var workload : pass.cluster().workloads()) {
        if (!workload.header().partial()) {
          var template = pass.resultOf(VmiLabels.ANALYSIS).of(workload);
          for (var pair : workload.vmLabels().pairs()) {
            file(pair, template, workloads.size());
          }
          workloads.add(workload);
          templates.add(template);
        }
      }
    }

    private void file(LabelPair pair, KnownLabels template, int position) {
      if (pair.value() instanceof Field.Present<String> value
          && template.has(pair.key(), value.get()) == Truth.NO) {
        onVmOnly
            .computeIfAbsent(pair.key(), unused -> new HashMap<>())
            .computeIfAbsent(value.get(), unused -> new ArrayList<>())
            .add(position);
      }
    }

    List<Miss> misses(MigrationPolicy policy) {
      var selector = policy.virtualMachineInstanceSelector();
      var misses = new ArrayList<Miss>();
      for (var position : candidates(selector)) {
        var workload = workloads.get(position);
        if (namespaces.of(workload).satisfy(policy.namespaceSelector()) != Truth.NO) {
          miss(selector, workload, templates.get(position)).ifPresent(misses::add);
        }
      }
      return misses;
    }

    /**
     * Each pair is on the template of a VM that is missed, or on the VM only, and one is on the VM
     * only: of all such lists the shortest.
     */
    private Iterable<Integer> candidates(Labels selector) {
      var onVm = new TreeSet<Integer>();
      var shortest = Integer.MAX_VALUE;
      Iterable<Integer> best = onVm;
      for (var pair : selector.pairs()) {
        if (pair.value() instanceof Field.Present<String> value) {
          var missing =
              onVmOnly.getOrDefault(pair.key(), Map.of()).getOrDefault(value.get(), List.of());
          onVm.addAll(missing);
          var having = onTemplate.having(pair.key(), value.get());
          if (having.length + missing.size() < shortest) {
            shortest = having.length + missing.size();
            var all = new TreeSet<>(missing);
            for (var position : having) {
              all.add(position);
            }
            best = all;
          }
        }
      }
      return onVm.size() < shortest ? onVm : best;
    }
  }

  /** Empty unless each pair is on the template or else certainly not there but on the VM itself. */
  private static Optional<Miss> miss(Labels selector, Workload workload, KnownLabels template) {
    var first = Optional.<LabelPair>empty();
    var labels = new ArrayList<LabelPair>();
    for (var pair : selector.pairs()) {
      if (pair.value() instanceof Field.Absent<String>) {
        continue;
      }
      var value = pair.value().value();
      if (value.isEmpty() || !selector.complete()) {
        return Optional.empty();
      }
      var onTemplate = template.has(pair.key(), value.get());
      if (onTemplate == Truth.YES) {
        continue;
      }
      var label = workload.vmLabels().pair(pair.key());
      if (onTemplate == Truth.UNKNOWN
          || label.isEmpty()
          || !label.get().value().value().equals(value)) {
        return Optional.empty();
      }
      first = first.or(() -> Optional.of(pair));
      labels.add(label.get());
    }
    return first.map(pair -> new Miss(workload, pair, labels));
  }

  private static Diagnostic describe(List<Miss> misses, Migratabilities migratabilities) {
    // A label would only bring a VM that cannot migrate under the policy.
    var migrates = misses.stream()
        .filter(miss -> migratabilities.of(miss.workload()).truth() != Truth.NO)
        .findFirst();
    var first = migrates.orElse(misses.get(0));
    var message = "label `%s` of `%s`%s does not reach the VMI"
        .formatted(first.selected().written(), first.workload().id(), others(misses.size()));
    var finding = CARD.at(first.selected().span(), message)
        .withRelated(first.label().span(), "policies do not match labels of the VM itself");
    return migrates.isPresent()
        ? withFix(finding, misses)
            .withHelp("move the label to `" + first.workload().kind().labelsPath() + "`")
            .withAssumption(Assumption.INVENTORY)
        : finding
            .withRelated(first.workload().header().place(), "cannot migrate, so no policy helps")
            .withHelp("delete `" + first.selected().key() + "` from the selector: "
                + (misses.size() == 1 ? "this VM cannot migrate" : "these VMs cannot migrate"))
            .withAssumption(Assumption.INVENTORY);
  }

  /** The labels stay on the VM as well: something else may look for them there. */
  private static Diagnostic withFix(Diagnostic finding, List<Miss> misses) {
    var editor = new YamlEditor();
    var edits = new ArrayList<Edit>();
    for (var miss : misses) {
      var path = List.of(miss.workload().kind().labelsPath().split("\\.", -1));
      for (var label : miss.labels()) {
        var edit = editor.insertion(label.keySpan(), path, label.span().text());
        if (edit.isEmpty() || edits.size() >= MOST_EDITS) {
          return finding;
        }
        edits.add(edit.get());
      }
    }
    var title = "write the label on the template" + (misses.size() == 1 ? "" : "s");
    return finding.withFix(new Fix(title, Applicability.NEEDS_REVIEW, merged(edits)));
  }

  /** Labels that come to one place are one edit. */
  private static List<Edit> merged(List<Edit> edits) {
    var texts = new LinkedHashMap<Span, String>();
    for (var edit : edits) {
      texts.merge(edit.span(), edit.replacement(), String::concat);
    }
    var merged = new ArrayList<Edit>();
    texts.forEach((span, text) -> merged.add(new Edit(span, text)));
    return merged;
  }

  private static String others(int vms) {
    if (vms == 1) {
      return "";
    }
    return vms == 2 ? " and 1 other" : " and " + (vms - 1) + " others";
  }
}
