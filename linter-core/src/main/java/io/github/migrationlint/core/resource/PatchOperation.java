package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.text.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One operation of a JSON patch that is in an annotation.
 *
 * @param number from 1, as people count
 * @param path the JSON pointer it changes
 * @param place where the path is
 * @param values what it writes, and what that holds, outer values first; empty where it writes nothing
 */
public record PatchOperation(int number, Kind kind, String path, Span place, List<Value> values) {
  /**
   * One value of an operation, or inside of it.
   *
   * @param pointer where it comes to be
   * @param text of a string what it says, of another scalar what is written; empty for a collection
   */
  public record Value(String pointer, Shape shape, String text, Span place) {
    public Value {
      Objects.requireNonNull(pointer);
      Objects.requireNonNull(shape);
      Objects.requireNonNull(text);
      Objects.requireNonNull(place);
    }

    /** As the value of a field that is a string. */
    Field<String> asText() {
      return switch (shape) {
        case STRING -> new Field.Present<>(text, place, place);
        case NULL -> new Field.Absent<>(place);
        default -> new Field.Malformed<>(place, place, shape, text);
      };
    }
  }

  /** What RFC 6902 knows. */
  public enum Kind {
    ADD("add"),
    REPLACE("replace"),
    REMOVE("remove"),
    MOVE("move"),
    COPY("copy"),
    TEST("test");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As patches write it. */
    public String word() {
      return word;
    }

    static Optional<Kind> of(String word) {
      for (var kind : values()) {
        if (kind.word.equals(word)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  public PatchOperation {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(path);
    Objects.requireNonNull(place);
    values = List.copyOf(values);
  }

  /** What it writes; empty where it writes nothing. */
  public Optional<Value> value() {
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }

  /** Whether it writes a list there. */
  public boolean writesListAt(String pointer) {
    for (var each : values) {
      if (each.shape() == Shape.LIST && each.pointer().equals(pointer)) {
        return true;
      }
    }
    return false;
  }

  /** The last step of its path. */
  public String lastStep() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The path of what holds what it changes. */
  public String parent() {
    return path.substring(0, path.lastIndexOf('/'));
  }

  /** Whether it puts its value in the place of what is there. */
  public boolean writes() {
    return kind == Kind.ADD || kind == Kind.REPLACE;
  }

  /** Whether its path leads to an element of a list, or behind the last one. */
  public boolean isAtListElement() {
    var last = lastStep();
    if (last.equals("-")) {
      return true;
    }
    for (var i = 0; i < last.length(); i++) {
      if (last.charAt(i) < '0' || last.charAt(i) > '9') {
        return false;
      }
    }
    return !last.isEmpty();
  }

  /** Whether what it changes may hold what is at that pointer, or be held by it. */
  public boolean mayTouch(String pointer) {
    return isAtOrBelow(path, pointer) || isAtOrBelow(pointer, path);
  }

  /** Whether it changes a field or what holds it; the names of fields decode in any case. */
  boolean decodesInto(String pointer) {
    return pointer.equalsIgnoreCase(path)
        || pointer.regionMatches(true, 0, path + "/", 0, path.length() + 1);
  }

  /** What it writes to a field that is a string; empty where its value has no such field. */
  Optional<Field<String>> text(String pointer) {
    var found = Optional.<Field<String>>empty();
    for (var each : values) {
      if (each.pointer().equals(pointer)) {
        return Optional.of(each.asText());
      }
      if (each.pointer().equalsIgnoreCase(pointer)) {
        // Beside the field in its own spelling, the order of the two decides.
        found = Optional.of(new Field.Unresolved<>(each.place(), each.place(), each.text()));
      }
    }
    return found;
  }

  /** Whether a JSON pointer leads to the other or into it. */
  static boolean isAtOrBelow(String pointer, String other) {
    return pointer.equals(other) || pointer.startsWith(other + "/");
  }
}
