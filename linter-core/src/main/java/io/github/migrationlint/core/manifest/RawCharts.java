package io.github.migrationlint.core.manifest;

import io.github.migrationlint.core.manifest.Wrappers.Inner;
import io.github.migrationlint.core.yaml.InlineYaml;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The objects in the values of a chart that sends them to the cluster, as the charts called raw do:
 * each item of {@code resources} is an object or a text of several, each item of {@code templates} a
 * text that Helm renders (dysnix charts {@code dysnix/raw/templates/resources.yaml}, bedag {@code
 * charts/raw/templates/resources.yaml}). A text in which Helm has something to fill in is no manifest
 * yet, so it is left out.
 *
 * <p>An object that names no namespace gets that of the release: {@code targetNamespace}, else the one
 * of the object that asks for the chart (fluxcd helm-controller {@code GetReleaseNamespace}, k3s
 * helm-controller {@code pkg/controllers/chart/chart.go}, {@code job}).
 */
final class RawCharts {
  private final Optional<Carrier> carrier;
  private final Optional<ScalarNode> namespace;
  private final List<Inner> found = new ArrayList<>();

  private RawCharts(Optional<Carrier> carrier, Optional<ScalarNode> namespace) {
    this.carrier = carrier;
    this.namespace = namespace;
  }

  /** The objects that Flux's HelmRelease or k3s' HelmChart hands to its chart. */
  static List<Inner> in(MappingNode root, Optional<Carrier> carrier) {
    var spec = root.mapping("spec");
    if (spec.isEmpty()) {
      return List.of();
    }
    var namespace = spec.get()
        .scalar("targetNamespace")
        .filter(text -> !text.text().isEmpty())
        .or(() -> root.mapping("metadata").flatMap(metadata -> metadata.scalar("namespace")));
    var charts = new RawCharts(carrier, namespace);
    spec.get().mapping("values").ifPresent(values -> charts.read(values, Optional.empty()));
    var content = spec.get().scalar("valuesContent");
    for (var values : content.map(RawCharts::objects).orElse(List.of())) {
      charts.read(values, Optional.of(Reading.KUBECTL));
    }
    return charts.found;
  }

  private void read(MappingNode values, Optional<Reading> reading) {
    for (var item : values.items("resources")) {
      if (item instanceof MappingNode object) {
        add(object, reading);
      } else {
        readText(item);
      }
    }
    for (var item : values.items("templates")) {
      readText(item);
    }
  }

  private void readText(YamlNode item) {
    if (item instanceof ScalarNode text && !text.text().contains("{{")) {
      for (var object : objects(text)) {
        add(object, Optional.of(Reading.KUBECTL));
      }
    }
  }

  private void add(MappingNode object, Optional<Reading> reading) {
    found.add(new Inner(object, false, carrier, reading, namespace, List.of()));
  }

  /** The mappings in a text; none of one that cannot be read. */
  private static List<MappingNode> objects(ScalarNode text) {
    var objects = new ArrayList<MappingNode>();
    if (text.text().indexOf(':') < 0 || mayHaveAlias(text.text())) {
      return objects;
    }
    var read = InlineYaml.read(text);
    for (var root : read.problems().isEmpty() ? read.value() : List.<YamlNode>of()) {
      if (root instanceof MappingNode object) {
        objects.add(object);
      }
    }
    return objects;
  }

  /**
   * Whether a text may repeat parts of itself. How much that adds is bounded for each file as a whole,
   * and these texts are read one by one.
   */
  private static boolean mayHaveAlias(String text) {
    return hasName(text, '&') && hasName(text, '*');
  }

  private static boolean hasName(String text, char mark) {
    for (var at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      var isFirst = at == 0 || " \t\n\r[{,".indexOf(text.charAt(at - 1)) >= 0;
      if (isFirst && at + 1 < text.length() && " \t\n\r,[]{}&*".indexOf(text.charAt(at + 1)) < 0) {
        return true;
      }
    }
    return false;
  }
}
