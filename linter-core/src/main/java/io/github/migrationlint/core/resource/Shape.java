package io.github.migrationlint.core.resource;

/** The JSON type of something written, in kubectl's reading. */
public enum Shape {
  NULL("null"),
  BOOLEAN("a boolean"),
  INTEGER("an integer"),
  NUMBER("a number"),
  STRING("a string"),
  LIST("a list"),
  MAPPING("a mapping");

  private final String description;

  Shape(String description) {
    this.description = description;
  }

  /** With its article, as a message says it. */
  public String description() {
    return description;
  }
}
