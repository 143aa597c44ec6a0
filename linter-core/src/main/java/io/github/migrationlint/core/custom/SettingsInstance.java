package io.github.migrationlint.core.custom;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.config.CustomRule.Filter;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.facts.DrainOutcome;
import io.github.migrationlint.core.facts.DrainOutcomes;
import io.github.migrationlint.core.facts.EffectiveSettings;
import io.github.migrationlint.core.facts.MigrationSizes;
import io.github.migrationlint.core.facts.PolicyMatch;
import io.github.migrationlint.core.facts.PolicyMatches;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.MappingNode.Entry;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * How a VM migrates, as a value that a schema can be held against: {@code {"vm": {…}, "policy": …,
 * "drain": …, "settings": {…}}}. Every setting lies where it comes from, so that a finding points there;
 * what is a default lies at the VM.
 */
final class SettingsInstance {
  /** What a schema cannot judge: the text of a placeholder. */
  private static final String UNKNOWN = "${unknown}";

  private static final String DOES_NOT_RUN = "does not meet it";

  static final Analysis<List<SettingsInstance>> ALL =
      new Fact<>(
          "settings-instances",
          PolicyMatches.ANALYSIS,
          SettingsByPolicy.ANALYSIS,
          DrainOutcomes.ANALYSIS,
          MigrationSizes.ANALYSIS) {
        @Override
        public List<SettingsInstance> run(Pass pass) {
          var drains = new IdentityHashMap<Workload, DrainOutcome>();
          for (var outcome : pass.resultOf(DrainOutcomes.ANALYSIS)) {
            drains.put(outcome.workload(), outcome);
          }
          var instances = new ArrayList<SettingsInstance>();
          for (var match : pass.resultOf(PolicyMatches.ANALYSIS)) {
            var drain = Optional.ofNullable(drains.get(match.workload()));
            instances.add(new SettingsInstance(match, drain, pass));
          }
          return List.copyOf(instances);
        }
      };

  private final Workload workload;
  private final Span place;
  private final MappingNode value;

  private SettingsInstance(PolicyMatch match, Optional<DrainOutcome> drain, Pass pass) {
    workload = match.workload();
    place = workload.header().place();
    var entries = new ArrayList<Entry>();
    entries.add(entry("vm", place, vm(pass.resultOf(MigrationSizes.ANALYSIS))));
    entries.add(entry("policy", place, policy(match)));
    drain.ifPresent(outcome -> entries.add(entry("drain", place, text(drainOf(outcome), place))));
    var settings = pass.resultOf(SettingsByPolicy.ANALYSIS).under(match.winner());
    entries.add(entry("settings", place, settings(match, settings)));
    value = new MappingNode(place, entries);
  }

  /** The value that schemas are held against. */
  MappingNode value() {
    return value;
  }

  /** Whether a rule looks at this VM; not where that is unknown. */
  boolean matches(Filter where) {
    if (where.namespace().isPresent()
        && !where.namespace().get().matches(workload.header().namespaceText())) {
      return false;
    }
    for (var label : where.labels().entrySet()) {
      var written = workload.vmiLabels().value(label.getKey());
      if (written.isEmpty() || !written.get().equals(label.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** The finding, with the VM where it points at something else. */
  Diagnostic complete(Diagnostic finding) {
    return finding.primary().equals(place)
        ? finding
        : finding.withRelated(place, "in effect for `" + workload.id() + "`");
  }

  private static Entry entry(String name, Span place, YamlNode value) {
    return new Entry(name, text(name, place), value);
  }

  private static ScalarNode text(String text, Span place) {
    return new ScalarNode(place, text, ScalarNode.Style.DOUBLE_QUOTED, Optional.empty());
  }

  /** What is written plainly is read as YAML reads it: a number, a boolean or null. */
  private static ScalarNode plain(String text, Span place) {
    return new ScalarNode(place, text);
  }

  private MappingNode vm(MigrationSizes sizes) {
    var entries = new ArrayList<Entry>();
    var header = workload.header();
    entries.add(entry("namespace", place, text(header.namespaceText(), place)));
    entries.add(entry("name", place, text(header.nameText(), place)));
    var labels = new ArrayList<Entry>();
    for (var pair : workload.vmiLabels().pairs()) {
      var written = pair.value() instanceof Field.Present<String> present ? present.get() : UNKNOWN;
      labels.add(entry(pair.key(), pair.keySpan(), text(written, pair.value().span())));
    }
    entries.add(entry("labels", place, new MappingNode(place, labels)));
    var memory = sizes.of(workload);
    entries.add(entry(
        "memoryBytes",
        place,
        memory
            .map(size ->
                plain(size.bytes().toString(), size.memory().origin().place().orElse(place)))
            .orElse(text(UNKNOWN, place))));
    return new MappingNode(place, entries);
  }

  private YamlNode policy(PolicyMatch match) {
    if (!match.isDecided()) {
      return text(UNKNOWN, place);
    }
    return match
        .winner()
        .map(MigrationPolicy::name)
        .map(name -> text(name, place))
        .orElse(plain("null", place));
  }

  private static String drainOf(DrainOutcome outcome) {
    return outcome.isHalted() ? DOES_NOT_RUN : outcome.effect().description();
  }

  private MappingNode settings(PolicyMatch match, EffectiveSettings settings) {
    var entries = new ArrayList<Entry>();
    for (var field : MigrationField.ALL) {
      var setting = settings.get(field);
      if (!match.isDecided() || settings.isUnknown(field)) {
        entries.add(entry(field.name(), place, text(UNKNOWN, place)));
      } else if (setting.isPresent()) {
        var origin = setting.get().origin().place().orElse(place);
        entries.add(entry(field.name(), origin, scalar(setting.get().value(), origin)));
      }
    }
    return new MappingNode(place, entries);
  }

  private static ScalarNode scalar(Object value, Span place) {
    if (value instanceof Quantity quantity) {
      return plain(
          quantity.value().setScale(0, RoundingMode.CEILING).toBigInteger().toString(), place);
    }
    return value instanceof String words ? text(words, place) : plain(value.toString(), place);
  }
}
