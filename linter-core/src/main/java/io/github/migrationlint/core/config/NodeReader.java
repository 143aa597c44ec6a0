package io.github.migrationlint.core.config;

import io.github.migrationlint.core.diagnostic.ParameterForm;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.text.Spelling;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads nodes of a file that the user wrote for us, and collects what is wrong with them. A method
 * that finds something else than it expects complains and returns nothing.
 */
public final class NodeReader {
  /** Enough to see what is wrong; a file of another kind would make hundreds. */
  private static final int MOST_PROBLEMS = 20;

  /** A problem quotes what is written, which may be of any length. */
  private static final int MOST_CHARACTERS = 300;

  /** More words than anybody reads in a message. */
  private static final int MOST_WORDS = 12;

  private final List<Problem> problems = new ArrayList<>();

  private record Problem(Span place, String description) {}

  /**
   * Ends the reading if there was a problem.
   *
   * @throws ConfigurationException with all problems, in source order
   */
  public void refuse() {
    if (problems.isEmpty()) {
      return;
    }
    problems.sort(Comparator.comparing(Problem::place));
    var lines = new ArrayList<String>();
    for (var problem : problems) {
      if (lines.size() < MOST_PROBLEMS) {
        lines.add(problem.place() + ": " + problem.description());
      }
    }
    throw new ConfigurationException(lines);
  }

  /** Whether nothing was wrong so far. */
  public boolean isContent() {
    return problems.isEmpty();
  }

  public void complain(Span place, String problem) {
    var words =
        problem.length() <= MOST_CHARACTERS ? problem : problem.substring(0, MOST_CHARACTERS) + "…";
    problems.add(new Problem(place, words));
  }

  /** Complains of a word that is not among the known ones, and names the nearest. */
  public void unknown(Span place, String what, String written, List<String> known) {
    complain(place, "no " + what + " is called `" + written + "`" + hint(written, known));
  }

  private static String hint(String written, List<String> known) {
    var near = Spelling.nearest(written, known);
    if (near.isPresent()) {
      return ", did you mean `" + near.get() + "`?";
    }
    return known.size() > MOST_WORDS ? "" : ", there are " + listed(known);
  }

  /** The node as a mapping that may have these keys; other keys are complained of. */
  public Optional<MappingNode> mapping(YamlNode node, String what, List<String> keys) {
    var mapping = anyMapping(node, what);
    mapping.ifPresent(found -> checkKeys(found, keys));
    return mapping;
  }

  private void checkKeys(MappingNode mapping, List<String> keys) {
    for (var entry : mapping.entries()) {
      if (!keys.contains(entry.name())) {
        unknown(entry.key().span(), "key", entry.name(), keys);
      }
    }
  }

  /** The node as a mapping with any keys. */
  public Optional<MappingNode> anyMapping(YamlNode node, String what) {
    if (node instanceof MappingNode mapping) {
      return Optional.of(mapping);
    }
    complain(node.span(), what + " must be a mapping");
    return Optional.empty();
  }

  /** The value of a key that must be there. */
  public Optional<YamlNode> required(MappingNode mapping, String what, String key) {
    var node = mapping.get(key);
    if (node.isEmpty()) {
      complain(mapping.span(), what + " must have `" + key + "`");
    }
    return node;
  }

  /** A text that is not empty. */
  public Optional<ScalarNode> text(YamlNode node, String what) {
    if (node instanceof ScalarNode scalar && !scalar.text().isEmpty()) {
      return Optional.of(scalar);
    }
    complain(node.span(), what + " must be a text");
    return Optional.empty();
  }

  /** The text under a key, if there is one. */
  public Optional<ScalarNode> text(MappingNode mapping, String key) {
    return mapping.get(key).flatMap(node -> text(node, "`" + key + "`"));
  }

  /** The texts of the list under a key; none if there is no such key. */
  public List<ScalarNode> texts(MappingNode mapping, String key) {
    var texts = new ArrayList<ScalarNode>();
    for (var item : items(mapping, key)) {
      text(item, "an item of `" + key + "`").ifPresent(texts::add);
    }
    return texts;
  }

  /** The same as texts. */
  public List<String> strings(MappingNode mapping, String key) {
    var words = new ArrayList<String>();
    for (var text : texts(mapping, key)) {
      words.add(text.text());
    }
    return words;
  }

  /** The items of the list under a key; none if there is no such key. */
  public List<YamlNode> items(MappingNode mapping, String key) {
    var node = mapping.get(key);
    if (node.isPresent() && node.get() instanceof SequenceNode sequence) {
      return sequence.items();
    }
    node.ifPresent(other -> complain(other.span(), "`" + key + "` must be a list"));
    return List.of();
  }

  /** A value of that form. */
  public <T> Optional<T> value(YamlNode node, String what, ParameterForm<T> form) {
    var scalar = text(node, what);
    var value = scalar.flatMap(found -> form.parse(found.text()));
    if (scalar.isPresent() && value.isEmpty()) {
      complain(
          node.span(),
          what + " must be " + form.expected() + ", not `" + scalar.get().text() + "`");
    }
    return value;
  }

  /** A level; YAML reads a plain {@code off} as a boolean, and it is the level all the same. */
  public Optional<Level> level(YamlNode node, String what) {
    var scalar = text(node, what);
    var isFalse = scalar
        .filter(
            found -> found.value(Reading.KUBECTL) instanceof ScalarValue.Bool bool && !bool.value())
        .isPresent();
    var level = isFalse ? Optional.of(Level.OFF) : scalar.flatMap(found -> Level.of(found.text()));
    if (scalar.isPresent() && level.isEmpty()) {
      unknown(node.span(), "level", scalar.get().text(), Level.WORDS);
    }
    return level;
  }

  static String listed(List<String> words) {
    return "`" + String.join("`, `", words) + "`";
  }
}
