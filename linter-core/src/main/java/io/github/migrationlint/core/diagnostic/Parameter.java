package io.github.migrationlint.core.diagnostic;

import java.util.Objects;

/**
 * A value of a rule that the user may set: {@code rules.<rule>.params.<name>}.
 *
 * @param rule the name of the rule
 * @param name of the parameter, in the words of the rule's page
 * @param usual what holds where nothing is set
 * @param meaning a sentence without a full stop, for the documentation
 */
public record Parameter<T>(
    String rule, String name, ParameterForm<T> form, T usual, String meaning) {
  public Parameter {
    Objects.requireNonNull(rule);
    Objects.requireNonNull(name);
    Objects.requireNonNull(form);
    Objects.requireNonNull(usual);
    Objects.requireNonNull(meaning);
  }
}
