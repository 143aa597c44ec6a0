package io.github.migrationlint.core.analysis;

import io.github.migrationlint.core.diagnostic.Requirement;
import java.util.List;

/** An analysis that rules and other facts can require. */
public abstract class Fact<T> implements Analysis<T> {
  private final String name;
  private final List<Requirement> requires;

  /**
   * Names a fact.
   *
   * @param name lower-case words with hyphens, unique
   * @param requires the facts it may ask for
   */
  protected Fact(String name, Requirement... requires) {
    this.name = name;
    for (var fact : requires) {
      // A constant is null only while its class is being initialized, which led here.
      if (fact == null) {
        throw new IllegalStateException("fact `" + name + "` requires one that requires it");
      }
    }
    this.requires = List.of(requires);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final List<Requirement> requires() {
    return requires;
  }
}
