package io.github.migrationlint.core.edit;

import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.edit.NodePath.EntryStep;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Switches in two shapes: as a mapping, {@code name: true}, and as a list, {@code - name: name}, with
 * {@code state: Disabled} where one is off.
 */
final class SwitchLists {
  private static final String DISABLED = "Disabled";
  private static final String ENABLED = "Enabled";

  private final BlockLines lines;

  SwitchLists(BlockLines lines) {
    this.lines = lines;
  }

  private record Switch(String name, boolean isOn) {}

  /** The value of an entry in the other shape; empty where it has anything else in it. */
  Optional<Edit> turned(EntryStep step) {
    var key = step.entry().key().span();
    var value = step.value();
    var switches = value instanceof MappingNode mapping ? ofMapping(mapping) : ofList(value);
    if (switches.isEmpty()
        || !lines.before(key.start()).isBlank()
        || BlockLines.mayHaveComment(step.extent().text())) {
      return Optional.empty();
    }
    var indentation = lines.before(key.start()) + " ".repeat(NewEntries.STEP);
    var text = new StringBuilder(":");
    for (var one : switches) {
      text.append(lines.lineEnd()).append(indentation);
      if (value instanceof MappingNode) {
        text.append("- name: ").append(one.name);
        if (!one.isOn) {
          text.append(lines.lineEnd()).append(indentation).append("  state: ").append(DISABLED);
        }
      } else {
        text.append(one.name).append(": ").append(one.isOn);
      }
    }
    var end = value.span().end();
    return Optional.of(new Edit(key.source().span(key.end(), end), text.toString()));
  }

  private static List<Switch> ofMapping(MappingNode mapping) {
    var switches = new ArrayList<Switch>();
    for (var entry : NodePath.written(mapping)) {
      var isOn = entry.value() instanceof ScalarNode scalar && scalar.text().equals("true");
      var isOff = entry.value() instanceof ScalarNode scalar && scalar.text().equals("false");
      if (isOn || isOff) {
        switches.add(new Switch(entry.key().span().text(), isOn));
      }
    }
    return switches.size() == mapping.entries().size() ? switches : List.of();
  }

  private static List<Switch> ofList(YamlNode value) {
    var switches = new ArrayList<Switch>();
    var items = value instanceof SequenceNode list ? list.items() : List.<YamlNode>of();
    for (var item : items) {
      if (item instanceof MappingNode mapping && mapping.scalar("name").isPresent()) {
        var state = mapping.scalar("state").map(ScalarNode::text).orElse(ENABLED);
        var isKnown = state.equals(ENABLED) || state.equals(DISABLED);
        if (isKnown && mapping.entries().size() == (mapping.get("state").isPresent() ? 2 : 1)) {
          var name = mapping.scalar("name").get().span().text();
          switches.add(new Switch(name, state.equals(ENABLED)));
        }
      }
    }
    return switches.size() == items.size() ? switches : List.of();
  }
}
