package io.github.migrationlint.rules.eviction.unknownevictionstrategy;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.EvictionStrategies;
import io.github.migrationlint.core.facts.EvictionStrategy;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.text.Spelling;
import io.github.migrationlint.rules.bandwidth.ScalarEdits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An eviction strategy that KubeVirt does not know, so that it refuses VMs. */
public final class UnknownEvictionStrategy implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "unknown-eviction-strategy", Severity.ERROR, "an eviction strategy is unknown")
      .also(Severity.WARNING)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var versions = pass.cluster().versions();
    var findings = new ArrayList<Diagnostic>();
    for (var object : pass.cluster().hyperConvergeds()) {
      object
          .kubevirtPatch()
          .text(EvictionStrategies.PATH)
          .flatMap(written -> check(written, "other VMs", versions))
          .ifPresent(findings::add);
    }
    // HyperConverged puts its own value into the KubeVirt that it makes.
    if (pass.cluster().hyperConvergeds().isEmpty()) {
      for (var object : pass.cluster().kubeVirts()) {
        check(object.evictionStrategy(), "other VMs", versions).ifPresent(findings::add);
      }
    }
    for (var workload : pass.cluster().workloads()) {
      check(workload.guest().evictionStrategy(), workload.title(), versions)
          .ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Diagnostic> check(
      Field<String> field, String refused, PlatformVersions versions) {
    if (!(field instanceof Field.Present<String> written)) {
      return Optional.empty();
    }
    var known = EvictionStrategy.named(written.get());
    if (known.isEmpty()) {
      return Optional.of(unknown(written, refused, versions));
    }
    if (known.get().isKnownTo(versions.kubeVirt())) {
      return Optional.empty();
    }
    var severity = versions.kubeVirtBounds().isSurelyBefore(known.get().since())
        ? Severity.ERROR
        : Severity.WARNING;
    var release = "KubeVirt " + versions.kubeVirt();
    return Optional.of(describe(severity, written, release, refused, versions));
  }

  private static Diagnostic unknown(
      Field.Present<String> written, String refused, PlatformVersions versions) {
    var finding = describe(CARD.severity(), written, "KubeVirt", refused, versions);
    var nearest = Spelling.nearest(written.get(), accepted(versions));
    return nearest
        .map(word -> withWord(finding.withHelp("set `evictionStrategy: " + word + "`"), word))
        .orElse(finding);
  }

  private static Diagnostic withWord(Diagnostic finding, String word) {
    // Where an annotation's style hides the place, it is the whole annotation, with its paths.
    return finding.primary().text().contains("/spec/")
        ? finding
        : finding.withFix(new Fix(
            "write `" + word + "`",
            Fix.Applicability.NEEDS_REVIEW,
            List.of(ScalarEdits.keepingQuotes(finding.primary(), word))));
  }

  private static Diagnostic describe(
      Severity severity,
      Field.Present<String> written,
      String release,
      String refused,
      PlatformVersions versions) {
    var strategy = written.get().isEmpty() ? "without a name" : "`" + written.get() + "`";
    var message = "unknown eviction strategy " + strategy + ": " + release + " rejects " + refused;
    return CARD.at(severity, written.span(), message)
        .withHelp("set one of `" + String.join("`, `", accepted(versions)) + "`");
  }

  private static List<String> accepted(PlatformVersions versions) {
    var words = new ArrayList<String>();
    for (var strategy : EvictionStrategy.values()) {
      if (strategy.isKnownTo(versions.kubeVirt())) {
        words.add(strategy.word());
      }
    }
    return words;
  }
}
