package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.manifest.Manifest;
import java.util.List;
import java.util.Set;

/**
 * The objects that were read from a running cluster. The API server took them and controllers wrote
 * into them, so what a person may write does not concern them; what they set counts all the same.
 */
public final class LiveObjects {
  /** The rules about what a person may write, and what the API server makes of it. */
  public static final Set<String> RULES_ABOUT_WRITING = Set.of(
      "duplicate-key",
      "feature-gates-shape",
      "hco-layout-mismatch",
      "invalid-interface-binding",
      "invalid-metadata",
      "invalid-migration-request",
      "invalid-run-strategy",
      "kubevirt-owned-by-hyperconverged",
      "migration-in-git",
      "migration-priority",
      "missing-selectors",
      "namespaced-policy",
      "negative-bandwidth",
      "negative-timeout",
      "non-string-label",
      "non-string-selector-value",
      "old-api-version",
      "refused-json-patch",
      "reserved-template-label",
      "schema",
      "second-kubevirt",
      "undefined-namespace",
      "ungated-migration-setting",
      "unknown-eviction-strategy",
      "unknown-field",
      "unserved-api-version");

  private final PlaceIndex<Manifest> objects = new PlaceIndex<>();
  private boolean isEmpty = true;

  LiveObjects(List<Manifest> written) {
    for (var manifest : written) {
      if (manifest.isLive()) {
        objects.add(manifest.span(), manifest);
        isEmpty = false;
      }
    }
  }

  /** Whether a finding tells the author of a live object what to write. */
  boolean isExcused(Diagnostic finding) {
    return !isEmpty
        && RULES_ABOUT_WRITING.contains(finding.code())
        && objects.first(finding.primary()).isPresent();
  }
}
