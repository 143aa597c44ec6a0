package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.manifest.OpenShiftTemplate;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Findings that rest on the default of a parameter of a Template: whoever processes it may set another. */
final class ParameterDefaults {
  private final Map<Span, String> parameters = new HashMap<>();

  ParameterDefaults(List<Manifest> written) {
    for (var manifest : written) {
      for (var change : manifest.changes()) {
        OpenShiftTemplate.parameterOf(change)
            .ifPresent(name -> parameters.put(change.span(), name));
      }
    }
  }

  /** The finding, which then is no error and says why. */
  Diagnostic qualified(Diagnostic finding) {
    if (parameters.isEmpty()) {
      return finding;
    }
    var places = new ArrayList<Span>();
    places.add(finding.primary());
    for (var label : finding.related()) {
      places.add(label.span());
    }
    for (var place : places) {
      var name = parameters.get(place);
      if (name != null) {
        return finding
            .withRelated(place, "default of parameter `" + name + "`")
            .withSeverity(finding.severity().atMost(Severity.WARNING));
      }
    }
    return finding;
  }
}
