package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.json.JsonReader;
import io.github.migrationlint.core.resource.CniConfig.State;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.List;

/** Reads the JSON in {@code spec.config} of a NetworkAttachmentDefinition. JSON is YAML. */
final class CniConfigReader {
  /** Members of whereabouts' {@code ipam} that make {@code range} only a part of the answer. */
  private static final List<String> RANGES =
      List.of("ipRanges", "range_start", "range_end", "exclude");

  private CniConfigReader() {}

  static CniConfig read(Field<String> config) {
    var json = config.value().orElse("");
    if (json.isBlank()) {
      return nothing(State.UNKNOWN, config.span());
    }
    if (JsonReader.mistake(json).isPresent()) {
      return nothing(State.NOT_JSON, config.span());
    }
    var documents = new YamlReader().read(new SourceFile(config.span().source().id(), json));
    for (var document : documents.value()) {
      if (document.root().orElse(null) instanceof MappingNode root
          && documents.problems().isEmpty()) {
        return read(Section.root(root, root.span(), Reading.KUBECTL), config.span());
      }
    }
    return nothing(documents.problems().isEmpty() ? State.NOT_JSON : State.UNKNOWN, config.span());
  }

  private static CniConfig read(Section root, Span place) {
    var plugins = root.sections("plugins");
    var plugin = plugins.isEmpty() ? root : plugins.get(0);
    var ipam = plugin.section("ipam");
    var ranges = false;
    for (var name : RANGES) {
      ranges |= ipam.shape(name).isWritten();
    }
    return new CniConfig(
        State.READ,
        plugin.text("type").at(place),
        plugin.block("ipam").at(place),
        ipam.text("type").at(place),
        ipam.text("range").at(place),
        ranges,
        plugin.text("subnets").at(place));
  }

  private static CniConfig nothing(State state, Span place) {
    return new CniConfig(
        state,
        new Field.Absent<>(place),
        new Field.Absent<>(place),
        new Field.Absent<>(place),
        new Field.Absent<>(place),
        false,
        new Field.Absent<>(place));
  }
}
