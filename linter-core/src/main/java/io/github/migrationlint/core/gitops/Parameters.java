package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one application of an ApplicationSet puts for the names in its template.
 *
 * <p>Names are looked up and nothing is evaluated: {@code {{path.basename}}}, {@code {{.path.basename}}}
 * and {@code {{index .path.segments 1}}} are known, any other expression stays as it is written and
 * makes its text unknown.
 *
 * @param values by their full name, {@code path.basename} or {@code metadata.labels.env}
 * @param certainty whether there surely is such an application
 */
record Parameters(Map<String, String> values, Confidence certainty) {
  /** A longer text is no path and no name; it could be made to grow with every use. */
  private static final int MAX_LENGTH = 512;

  static final Parameters NONE = new Parameters(Map.of());

  /** Those of clusters that nothing here lists. */
  static final Parameters ANY_CLUSTER = new Parameters(Map.of(), Confidence.ANY_CLUSTER);

  /** How sure it is that a generator gives these values; the least sure comes last. */
  enum Confidence {
    SURE,
    /** A controller may leave it out. */
    POSSIBLE,
    /** There is one application for each cluster, and nothing tells which clusters there are. */
    ANY_CLUSTER
  }

  Parameters {
    values = new TreeMap<>(values);
  }

  private Parameters(Map<String, String> values) {
    this(values, Confidence.SURE);
  }

  /** Those of one cluster that is known by name; its address stays a reference to it. */
  static Parameters ofCluster(String name) {
    return new Parameters(Map.of(
        "name",
        name,
        "nameNormalized",
        normalized(name),
        "clusterName",
        name,
        "server",
        Applications.ELEMENT_SERVER + name));
  }

  /** The same where the application may not be there. */
  Parameters possible() {
    return certainty == Confidence.SURE ? new Parameters(values, Confidence.POSSIBLE) : this;
  }

  /** The scalars of a tree, by the names that lead to them. */
  static Parameters of(MappingNode tree) {
    var values = new TreeMap<String, String>();
    flatten("", tree, values);
    return new Parameters(values);
  }

  private static void flatten(String prefix, YamlNode node, Map<String, String> values) {
    if (node instanceof ScalarNode scalar) {
      values.put(prefix, scalar.text());
    } else if (node instanceof MappingNode mapping) {
      for (var entry : mapping.entries()) {
        flatten(
            prefix.isEmpty() ? entry.name() : prefix + "." + entry.name(), entry.value(), values);
      }
    } else if (node instanceof SequenceNode list) {
      for (var i = 0; i < list.items().size(); i++) {
        flatten(prefix + "[" + i + "]", list.items().get(i), values);
      }
    }
  }

  /**
   * What a git generator tells about a folder: applicationset/generators/git.go {@code
   * generateParamsFromApps}.
   */
  static Parameters ofFolder(String folder, String prefix, boolean isGoTemplate) {
    var values = new TreeMap<String, String>();
    var path = (prefix.isEmpty() ? "" : prefix + ".") + "path";
    var segments = folder.split("/", -1);
    var basename = segments[segments.length - 1];
    values.put(isGoTemplate ? path + ".path" : path, folder);
    values.put(path + ".basename", basename);
    values.put(path + ".basenameNormalized", normalized(basename));
    for (var i = 0; i < segments.length; i++) {
      values.put(path + (isGoTemplate ? ".segments[" : "[") + i + "]", segments[i]);
    }
    return new Parameters(values);
  }

  Parameters withFile(String name, String prefix) {
    var path = (prefix.isEmpty() ? "" : prefix + ".") + "path";
    return and(new Parameters(
        Map.of(path + ".filename", name, path + ".filenameNormalized", normalized(name))));
  }

  /** {@code SanitizeName}: what may be in the name of an object. */
  private static String normalized(String text) {
    var normalized = new StringBuilder();
    for (var c : text.toLowerCase(Locale.ROOT).toCharArray()) {
      var isUsual = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
      normalized.append(isUsual ? c : '-');
    }
    return normalized.toString();
  }

  /** Both; of a name that both have, the value of the other. */
  Parameters and(Parameters other) {
    var both = new TreeMap<>(values);
    both.putAll(other.values);
    var isLess = certainty.compareTo(other.certainty) < 0;
    return new Parameters(both, isLess ? other.certainty : certainty);
  }

  /** Whether both give the same values to those names, and have all of them. */
  boolean agree(Parameters other, List<String> names) {
    for (var name : names) {
      var value = values.get(name);
      if (value == null || !value.equals(other.values.get(name))) {
        return false;
      }
    }
    return true;
  }

  /**
   * The tree with every name we know replaced; each scalar keeps its place. When the budget is spent, the
   * rest stays as it is.
   */
  MappingNode fill(MappingNode template, BudgetShare budget) {
    return new Filling(budget).fill(template);
  }

  /** One tree on its way. */
  private final class Filling {
    private final BudgetShare budget;

    Filling(BudgetShare budget) {
      this.budget = budget;
    }

    MappingNode fill(MappingNode mapping) {
      var entries = new ArrayList<MappingNode.Entry>();
      for (var entry : mapping.entries()) {
        entries.add(new MappingNode.Entry(entry.name(), entry.key(), fill(entry.value())));
      }
      return new MappingNode(mapping.span(), entries);
    }

    private YamlNode fill(YamlNode node) {
      if (!budget.steps().take(1)) {
        return node;
      }
      if (node instanceof MappingNode mapping) {
        return fill(mapping);
      }
      if (node instanceof SequenceNode list) {
        var items = new ArrayList<YamlNode>();
        for (var item : list.items()) {
          items.add(fill(item));
        }
        return new SequenceNode(list.span(), items);
      }
      return filled((ScalarNode) node, budget);
    }
  }

  private ScalarNode filled(ScalarNode scalar, BudgetShare budget) {
    if (!scalar.text().contains("{{")) {
      return scalar;
    }
    var text = fill(scalar.text());
    return budget.steps().take(text.length() / 8)
        ? new ScalarNode(scalar.span(), text, scalar.style(), scalar.tag())
        : scalar;
  }

  private String fill(String text) {
    var filled = new StringBuilder();
    var at = 0;
    var open = text.indexOf("{{");
    while (open >= 0) {
      var close = text.indexOf("}}", open);
      if (close < 0) {
        break;
      }
      var value = valueOf(text.substring(open + 2, close));
      filled.append(text, at, open).append(value.orElse(text.substring(open, close + 2)));
      at = close + 2;
      open = text.indexOf("{{", at);
    }
    return filled.append(text, at, text.length()).toString();
  }

  private Optional<String> valueOf(String expression) {
    var name = expression.strip();
    name = name.startsWith("- ") ? name.substring(2).strip() : name;
    name = name.endsWith(" -") ? name.substring(0, name.length() - 2).strip() : name;
    if (name.startsWith("index ")) {
      name = indexed(name.substring("index ".length()).strip());
    }
    name = name.startsWith(".") ? name.substring(1) : name;
    return Optional.ofNullable(values.get(name))
        .filter(value -> value.length() <= MAX_LENGTH && !value.contains("{{"));
  }

  /** {@code .path.segments 1} as the name it represents. */
  private static String indexed(String arguments) {
    var space = arguments.lastIndexOf(' ');
    if (space < 0) {
      return "";
    }
    var index = arguments.substring(space + 1);
    var list = arguments.substring(0, space).strip();
    return index.startsWith("\"") && index.endsWith("\"") && index.length() > 1
        ? list + "." + index.substring(1, index.length() - 1)
        : list + "[" + index + "]";
  }
}
