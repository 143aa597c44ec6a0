package io.github.migrationlint.rules.objects.invalidmetadata;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.rules.policy.LabelSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A name, namespace, label or annotation that Kubernetes does not allow. */
public final class InvalidMetadata implements Rule {
  private static final RuleCard CARD = RuleCard.of(
      "invalid-metadata",
      Severity.ERROR,
      "a name, namespace, label or annotation is one that Kubernetes does not allow");

  /** Of a DNS subdomain, and of one of its labels: apimachinery {@code IsDNS1123Subdomain}. */
  private static final int MOST_OF_NAME = 253;

  private static final int MOST_OF_LABEL = 63;

  /** A message quotes what is written, which may be of any length. */
  private static final int MOST_SHOWN = 30;

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var header : pass.cluster().resources().headers()) {
      if (!header.partial()) {
        check(header, findings);
      }
    }
    return findings;
  }

  private static void check(Header header, List<Diagnostic> findings) {
    var isNamespace = header.gvk().is("", "Namespace");
    if (header.name() instanceof Field.Present<String> name
        && !isDnsName(name.get(), !isNamespace)) {
      var form = isNamespace ? "63 lower-case letters, digits and `-`" : "a DNS subdomain";
      findings.add(describe(name.span(), "name", name.get(), form));
    }
    if (header.namespace() instanceof Field.Present<String> namespace
        && !isDnsName(namespace.get(), false)) {
      findings.add(describe(
          namespace.span(), "namespace", namespace.get(), "63 lower-case letters, digits and `-`"));
    }
    for (var pair : header.labels().pairs()) {
      checkKey(pair, pair.key(), "label", findings);
      if (pair.value() instanceof Field.Present<String> value
          && LabelSyntax.flawOfValue(value.get()).isPresent()) {
        findings.add(describe(
            value.span(), "label value", value.get(), "63 letters, digits, `-`, `_` and `.`"));
      }
    }
    for (var pair : header.annotations().pairs()) {
      // Upstream lets capitals pass here, also before the slash: ValidateAnnotations.
      checkKey(pair, pair.key().toLowerCase(Locale.ROOT), "annotation", findings);
    }
  }

  private static void checkKey(LabelPair pair, String key, String what, List<Diagnostic> findings) {
    var isPlaceholder = key.contains("${") || key.contains("{{") || key.contains("$(");
    if (!isPlaceholder && LabelSyntax.flawOfKey(key).isPresent()) {
      findings.add(
          describe(pair.keySpan(), what + " key", pair.key(), "`name` or `dns.domain/name`"));
    }
  }

  private static boolean isDnsName(String name, boolean dots) {
    if (name.length() > (dots ? MOST_OF_NAME : MOST_OF_LABEL)) {
      return false;
    }
    for (var part : name.split(dots ? "\\." : "\n", -1)) {
      if (!isDnsLabel(part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDnsLabel(String part) {
    for (var i = 0; i < part.length(); i++) {
      var c = part.charAt(i);
      var isInner = c == '-' && i > 0 && i < part.length() - 1;
      if (!isInner && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
        return false;
      }
    }
    return !part.isEmpty();
  }

  private static Diagnostic describe(Span place, String what, String text, String form) {
    return CARD.at(place, what + " `" + cut(text) + "` is rejected by the API server")
        .withHelp("use " + form);
  }

  private static String cut(String text) {
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }
}
