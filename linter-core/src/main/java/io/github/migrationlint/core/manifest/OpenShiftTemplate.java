package io.github.migrationlint.core.manifest;

import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.manifest.Wrappers.Inner;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The objects of an OpenShift Template as {@code oc process} makes them, see library-go {@code
 * pkg/template/templateprocessing/template.go}.
 *
 * <p>A parameter may have a default, and whoever processes the template may say otherwise. So a default
 * is filled in only where it stays within its object: numbers and booleans ({@code ${{CORES}}}), amounts and
 * strategies. Names, namespaces, labels and references stay unknown, for nothing may be concluded
 * across objects from them.
 *
 * <p>The namespace of an object is that of whoever processes the template: one that is written out is
 * taken away ({@code stripNamespace}).
 */
public final class OpenShiftTemplate {
  private static final String BY_DEFAULT = "default of parameter ";

  /** How an unknown text is written. */
  private static final String UNKNOWN = "$(unknown)";

  /** Fields of an object that take a text and that name no other object. */
  private static final Set<String> OWN_TEXTS =
      Set.of("cpu", "evictionStrategy", "guest", "memory", "pageSize", "runStrategy", "storage");

  private final Map<String, ScalarNode> defaults = new HashMap<>();

  private OpenShiftTemplate(MappingNode template) {
    for (var parameter : template.mappings("parameters")) {
      var name = parameter.scalar("name");
      var value = parameter.scalar("value").filter(text -> !text.text().isEmpty());
      if (name.isPresent() && value.isPresent()) {
        defaults.put(name.get().text(), value.get());
      }
    }
  }

  static List<Inner> open(MappingNode template, Optional<Carrier> carrier) {
    var parameters = new OpenShiftTemplate(template);
    var inner = new ArrayList<Inner>();
    for (var object : template.mappings("objects")) {
      var changes = new ArrayList<Label>();
      var filled = parameters.filled(withoutNamespace(object), changes);
      inner.add(new Inner(
          filled,
          false,
          carrier,
          Optional.empty(),
          Optional.of(new ScalarNode(template.span(), UNKNOWN)),
          changes));
    }
    return inner;
  }

  /** The parameter whose default is written at a place that an object was changed by, if it is one. */
  public static Optional<String> parameterOf(Label change) {
    return change.message().startsWith(BY_DEFAULT)
        ? Optional.of(change.message().substring(BY_DEFAULT.length()))
        : Optional.empty();
  }

  private static MappingNode withoutNamespace(MappingNode object) {
    var metadata = object.mapping("metadata");
    var namespace = metadata.flatMap(fields -> fields.scalar("namespace"));
    if (namespace.isEmpty() || namespace.get().text().contains("${")) {
      return object;
    }
    var entries = new ArrayList<MappingNode.Entry>();
    for (var entry : object.entries()) {
      entries.add(
          entry.name().equals("metadata")
              ? new MappingNode.Entry(
                  entry.name(), entry.key(), without(metadata.get(), "namespace"))
              : entry);
    }
    return new MappingNode(object.span(), entries);
  }

  private static MappingNode without(MappingNode mapping, String name) {
    var entries = new ArrayList<MappingNode.Entry>();
    for (var entry : mapping.entries()) {
      if (!entry.name().equals(name)) {
        entries.add(entry);
      }
    }
    return new MappingNode(mapping.span(), entries);
  }

  private MappingNode filled(MappingNode mapping, List<Label> changes) {
    if (defaults.isEmpty()) {
      return mapping;
    }
    var entries = new ArrayList<MappingNode.Entry>();
    for (var entry : mapping.entries()) {
      var value = entry.name().equals("metadata")
          ? entry.value()
          : filled(entry.value(), OWN_TEXTS.contains(entry.name()), changes);
      entries.add(new MappingNode.Entry(entry.name(), entry.key(), value));
    }
    return new MappingNode(mapping.span(), entries);
  }

  private YamlNode filled(YamlNode node, boolean takesText, List<Label> changes) {
    if (node instanceof MappingNode mapping) {
      return filled(mapping, changes);
    }
    if (node instanceof SequenceNode list) {
      var items = new ArrayList<YamlNode>();
      for (var item : list.items()) {
        items.add(filled(item, false, changes));
      }
      return new SequenceNode(list.span(), items);
    }
    return filled((ScalarNode) node, takesText, changes);
  }

  private ScalarNode filled(ScalarNode scalar, boolean takesText, List<Label> changes) {
    var text = scalar.text();
    var isValue = text.startsWith("${{") && text.endsWith("}}");
    var isText = !isValue && text.startsWith("${") && text.indexOf('}') == text.length() - 1;
    if (!isValue && !(isText && takesText)) {
      return scalar;
    }
    var name =
        isValue ? text.substring(3, text.length() - 2) : text.substring(2, text.length() - 1);
    var value = Optional.ofNullable(defaults.get(name))
        .filter(found -> !found.text().contains("${"))
        .filter(found -> !isValue || isJsonScalar(found.text()));
    if (value.isEmpty()) {
      return scalar;
    }
    var place = value.get().span();
    changes.add(new Label(place, BY_DEFAULT + name));
    return new ScalarNode(
        place,
        value.get().text(),
        isValue ? ScalarNode.Style.PLAIN : ScalarNode.Style.DOUBLE_QUOTED,
        Optional.empty());
  }

  /** Whether JSON reads a number or a boolean; only such a default is no text. */
  private static boolean isJsonScalar(String text) {
    if (text.equals("true") || text.equals("false")) {
      return true;
    }
    var start = text.startsWith("-") ? 1 : 0;
    for (var i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    var digits = text.length() - start;
    return digits == 1 || (digits > 1 && digits < 18 && text.charAt(start) != '0');
  }
}
