package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.budget.HardLimits;
import io.github.migrationlint.core.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Substitutes <code>${NAME}</code> as Flux does: fluxcd/pkg envsubst v1.5.0, parse/parse.go and
 * funcs.go, in its strict mode. {@code $$} represents a dollar sign; {@code $NAME} and {@code $(NAME)}
 * stay as they are.
 */
final class EnvSubst {
  /** A default in a default in a default. */
  private static final int MAX_DEPTH = 20;

  /** What becomes of a text. */
  sealed interface Result {}

  /** It is known. */
  record Known(String text) implements Result {}

  /**
   * It depends on variables of which nothing is known.
   *
   * @param missing those of them that are certainly not defined, so that Flux fails
   */
  record Unknown(Set<String> missing) implements Result {}

  /** Flux cannot parse it, so that the whole Kustomization fails. */
  record Broken(String why) implements Result {}

  /** Ends the parsing of a text that Flux refuses. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String why) {
      super(why, null, false, false);
    }
  }

  private final String text;
  private final Function<String, Variables.Value> variables;
  private final BudgetShare budget;
  private final Span place;
  private final Set<String> missing = new TreeSet<>();
  private boolean isUnknown;
  private int at;

  private EnvSubst(
      String text, Function<String, Variables.Value> variables, BudgetShare budget, Span place) {
    this.text = text;
    this.variables = variables;
    this.budget = budget;
    this.place = place;
  }

  /** Whether a text can change at all. */
  static boolean mayChange(String text) {
    return text.contains("${") || text.contains("$$");
  }

  /**
   * What becomes of a text.
   *
   * @param budget pays for every character looked at or written
   * @param place of the text
   */
  static Result of(
      String text, Function<String, Variables.Value> variables, BudgetShare budget, Span place) {
    var substitution = new EnvSubst(text, variables, budget, place);
    try {
      var result = substitution.any();
      return substitution.isUnknown
          ? new Unknown(Set.copyOf(substitution.missing))
          : new Known(result);
    } catch (Refused e) {
      return new Broken(String.valueOf(e.getMessage()));
    }
  }

  /** Text and variables up to the end. */
  private String any() throws Refused {
    var result = new StringBuilder();
    while (at < text.length()) {
      if (text.startsWith("$$", at)) {
        result.append('$');
        at += 2;
      } else if (text.startsWith("${", at)) {
        at += 2;
        append(variable(0), result);
      } else {
        result.append(text.charAt(at++));
      }
    }
    return result.toString();
  }

  private void append(String more, StringBuilder written) {
    budget.check(written.length() + more.length(), place);
    budget.write(more.length(), place);
    written.append(more);
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private String name() {
    var start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    return text.substring(start, at);
  }

  private void close() throws Refused {
    if (peek() != '}') {
      throw new Refused("a closing brace is missing");
    }
    at++;
  }

  /** What is behind the opening brace. */
  private String variable(int depth) throws Refused {
    if (depth > MAX_DEPTH) {
      throw new Refused("variables are nested too deep");
    }
    if (peek() == '#') {
      at++;
      var counted = required();
      close();
      return apply(counted, "#", List.of());
    }
    var name = required();
    return switch (peek()) {
      case ':' ->
        "=-?+".indexOf(charAfter()) >= 0 ? orDefault(name, 2, depth) : substring(name, depth);
      case '=' -> orDefault(name, 1, depth);
      case ',', '^' -> cased(name);
      case '/' -> replaced(name, depth);
      case '#', '%' -> trimmed(name, depth);
      default -> {
        close();
        yield plain(name);
      }
    };
  }

  private char charAfter() {
    return at + 1 < text.length() ? text.charAt(at + 1) : '\0';
  }

  private String required() throws Refused {
    var name = name();
    if (name.isEmpty()) {
      throw new Refused("a variable name is missing");
    }
    return name;
  }

  private String plain(String name) {
    var value = variables.apply(name);
    if (value instanceof Variables.Missing) {
      missing.add(name);
      isUnknown = true;
    }
    return value(value);
  }

  private String value(Variables.Value value) {
    if (value instanceof Variables.Defined defined) {
      return defined.node().text();
    }
    isUnknown |= value instanceof Variables.Undetermined;
    return "";
  }

  private String orDefault(String name, int operator, int depth) throws Refused {
    at += operator;
    var other = new StringBuilder();
    while (peek() != '}') {
      if (at >= text.length()) {
        throw new Refused("a closing brace is missing");
      }
      if (text.startsWith("${", at)) {
        at += 2;
        append(inner(name, depth), other);
      } else {
        other.append(text.charAt(at++));
      }
    }
    close();
    var value = value(variables.apply(name));
    return value.isEmpty() ? other.toString() : value;
  }

  /** A variable in the default of another one; where the other has a value it does not count. */
  private String inner(String outer, int depth) throws Refused {
    var wasUnknown = isUnknown;
    var wasMissing = Set.copyOf(missing);
    var result = variable(depth + 1);
    var isUsed = !(variables.apply(outer) instanceof Variables.Defined defined)
        || defined.node().text().isEmpty();
    if (!isUsed && wasMissing.equals(missing)) {
      isUnknown = wasUnknown;
    }
    return result;
  }

  private String cased(String name) throws Refused {
    var start = at;
    while (at - start < 2 && (peek() == ',' || peek() == '^')) {
      at++;
    }
    var operator = text.substring(start, at);
    close();
    return apply(name, operator, List.of());
  }

  private String argument(String stops, int depth) throws Refused {
    var argument = new StringBuilder();
    if (text.startsWith("${", at)) {
      at += 2;
      return variable(depth + 1);
    }
    while (at < text.length() && stops.indexOf(peek()) < 0) {
      if (text.startsWith("${", at)) {
        throw new Refused("a variable is inside an argument");
      }
      argument.append(text.charAt(at++));
    }
    if (argument.length() == 0) {
      throw new Refused("an argument is missing");
    }
    return argument.toString();
  }

  private String substring(String name, int depth) throws Refused {
    at++;
    var arguments = new ArrayList<String>();
    arguments.add(argument(":}", depth));
    if (peek() == ':') {
      at++;
      arguments.add(argument("}", depth));
    }
    close();
    return apply(name, ":", arguments);
  }

  private String trimmed(String name, int depth) throws Refused {
    var sign = peek();
    var start = at;
    while (at - start < 2 && peek() == sign) {
      at++;
    }
    var operator = text.substring(start, at);
    var pattern = argument("}", depth);
    close();
    if (pattern.chars().anyMatch(c -> "*?[\\".indexOf(c) >= 0)) {
      // Patterns of Go's path.Match are not followed.
      isUnknown = true;
      return "";
    }
    return apply(name, operator, List.of(pattern));
  }

  private String replaced(String name, int depth) throws Refused {
    var start = at++;
    if (peek() == '/' || peek() == '#' || peek() == '%') {
      at++;
    }
    var operator = text.substring(start, at);
    var arguments = new ArrayList<String>();
    arguments.add(argument("/", depth));
    if (peek() != '/') {
      throw new Refused("a replacement is missing");
    }
    at++;
    if (peek() != '}') {
      arguments.add(argument("}", depth));
    }
    close();
    return apply(name, operator, arguments);
  }

  /** funcs.go; a variable that is not defined is empty here, even in strict mode. */
  private String apply(String name, String operator, List<String> arguments) {
    var value = value(variables.apply(name));
    budget.write(value.length(), place);
    var first = arguments.isEmpty() ? "" : arguments.get(0);
    var second = arguments.size() > 1 ? arguments.get(1) : "";
    return switch (operator) {
      case "," -> value.isEmpty() ? "" : lower(value.substring(0, 1)) + value.substring(1);
      case ",," -> lower(value);
      case "^" -> value.isEmpty() ? "" : upper(value.substring(0, 1)) + value.substring(1);
      case "^^" -> upper(value);
      case "#", "##" -> arguments.isEmpty() ? length(value) : withoutPrefix(value, first);
      case "%", "%%" ->
        value.endsWith(first) ? value.substring(0, value.length() - first.length()) : value;
      case ":" -> cut(value, arguments);
      case "/#" ->
        value.startsWith(first) && arguments.size() > 1
            ? second + value.substring(first.length())
            : value;
      case "/%" ->
        value.endsWith(first) && arguments.size() > 1
            ? value.substring(0, value.length() - first.length()) + second
            : value;
      case "//" -> replacedAll(value, first, second);
      default -> replacedOnce(value, first, second);
    };
  }

  private static String length(String value) {
    return String.valueOf(value.getBytes(StandardCharsets.UTF_8).length);
  }

  private static String withoutPrefix(String value, String prefix) {
    return value.startsWith(prefix) ? value.substring(prefix.length()) : value;
  }

  private String replacedAll(String value, String first, String second) {
    var growth = 0L;
    if (second.length() > first.length()) {
      for (var at = value.indexOf(first); at >= 0 && growth <= HardLimits.MAX_TEXT; ) {
        growth += second.length() - first.length();
        at = value.indexOf(first, at + first.length());
      }
    }
    budget.write((int) Math.min(value.length() + growth, Integer.MAX_VALUE), place);
    return value.replace(first, second);
  }

  private static String replacedOnce(String value, String first, String second) {
    var found = value.indexOf(first);
    return found < 0
        ? value
        : value.substring(0, found) + second + value.substring(found + first.length());
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static String cut(String value, List<String> arguments) {
    var position = number(arguments.get(0));
    if (position.isEmpty()) {
      return value;
    }
    var start = position.get() < 0 ? Math.max(value.length() + position.get(), 0) : position.get();
    var rest = start < value.length() ? value.substring(start) : "";
    if (arguments.size() == 1) {
      return rest;
    }
    var length = number(arguments.get(1));
    if (length.isEmpty()) {
      return value;
    }
    return start + length.get() >= value.length() || length.get() < 0
        ? rest
        : value.substring(start, start + length.get());
  }

  private static Optional<Integer> number(String text) {
    try {
      return Optional.of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
