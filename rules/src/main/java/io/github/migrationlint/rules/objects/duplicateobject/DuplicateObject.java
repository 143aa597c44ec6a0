package io.github.migrationlint.rules.objects.duplicateobject;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Header;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two manifests of one object in one cluster: whichever is applied last stays. Policies have a rule of their own,
 * which knows when two have the same effect.
 */
public final class DuplicateObject implements Rule {
  private static final RuleCard CARD = RuleCard.of(
      "duplicate-object", Severity.WARNING, "two manifests define the same object differently");

  /** What one object is, whatever its API version. */
  private record Identity(String group, String kind, String place, String name) {
    static Identity of(Header header, boolean namespaced) {
      return new Identity(
          header.gvk().group(),
          header.gvk().kind(),
          namespaced
              ? header.namespaceText()
              // Whoever applies another folder may well have a Namespace of its own.
              : header.span().source().id().folder(),
          header.nameText());
    }
  }

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    var first = new HashMap<Identity, Header>();
    for (var object : pass.cluster().hyperConvergeds()) {
      check(object.header(), true, first, findings);
    }
    for (var object : pass.cluster().kubeVirts()) {
      check(object.header(), true, first, findings);
    }
    for (var namespace : pass.cluster().namespaces()) {
      check(namespace.header(), false, first, findings);
    }
    for (var workload : pass.cluster().workloads()) {
      check(workload.header(), true, first, findings);
    }
    for (var volume : pass.cluster().resources().volumes()) {
      check(volume.header(), true, first, findings);
    }
    return findings;
  }

  private static void check(
      Header header, boolean namespaced, Map<Identity, Header> seen, List<Diagnostic> findings) {
    // Without a namespace of its own, whoever applies its folder decides.
    if (header.partial()
        || header.name().value().isEmpty()
        || (namespaced && header.namespace().value().isEmpty())) {
      return;
    }
    var other = seen.putIfAbsent(Identity.of(header, namespaced), header);
    if (other != null && !text(other).equals(text(header))) {
      findings.add(CARD.at(
              header.place(),
              header.gvk().kind() + " `" + header.nameText()
                  + "` is defined again: the manifest applied last stays")
          .withRelated(other.place(), "the first definition")
          .withHelp("keep one of the two manifests"));
    }
  }

  /** What is written. Of a Namespace only the labels matter here, and several charts may create one. */
  private static String text(Header header) {
    if (!header.gvk().kind().equals("Namespace")) {
      return header.span().text().strip();
    }
    var labels = new TreeMap<String, String>();
    for (var pair : header.labels().pairs()) {
      labels.put(pair.key(), pair.value().value().orElse(""));
    }
    return labels.toString();
  }
}
