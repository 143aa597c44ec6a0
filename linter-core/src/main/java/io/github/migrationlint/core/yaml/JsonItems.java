package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.yaml.DocumentSplitter.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a List in JSON into its items, however it is printed: one pass that knows brackets and strings.
 * What is wrong with an item is for the parser to say.
 */
final class JsonItems {
  private static final String ITEMS = "items";
  private static final String KIND = "kind";
  private static final String LIST = "List";

  private final String text;
  private final int index;
  private final int end;
  private final List<Part> items = new ArrayList<>();
  private boolean isList;
  private int at;

  private JsonItems(String text, Part document, int start) {
    this.text = text;
    this.index = document.index();
    this.end = document.end();
    this.at = start;
  }

  /** The items of the object that starts there; none where it is no list, or anything is odd. */
  static List<Part> of(String text, Part document, int start) {
    var reading = new JsonItems(text, document, start);
    return reading.readMembers() && reading.isList ? reading.items : List.of();
  }

  /** Reads the outermost object to the end of the document; false if that is not all there is. */
  private boolean readMembers() {
    at++;
    while (true) {
      skip(true);
      if (at >= end || text.charAt(at) == '}') {
        at++;
        skip(false);
        return at == end;
      }
      if (text.charAt(at) != '"') {
        return false;
      }
      var name = string();
      skip(false);
      if (at >= end || text.charAt(at) != ':') {
        return false;
      }
      at++;
      skip(false);
      if (at >= end || !readMember(name)) {
        return false;
      }
    }
  }

  private boolean readMember(String name) {
    if (name.equals(ITEMS) && text.charAt(at) == '[') {
      at++;
      return readItems();
    }
    if (name.equals(KIND) && text.charAt(at) == '"') {
      isList = string().endsWith(LIST);
      return true;
    }
    return skipValue();
  }

  private boolean readItems() {
    while (true) {
      skip(true);
      if (at >= end) {
        return false;
      }
      if (text.charAt(at) == ']') {
        at++;
        return true;
      }
      var start = at;
      if (text.charAt(at) != '{' || !skipValue()) {
        return false;
      }
      items.add(new Part(index, start, start, at));
    }
  }

  /** Passes over a value; false where its end does not come. */
  private boolean skipValue() {
    var depth = 0;
    do {
      if (at >= end) {
        return false;
      }
      switch (text.charAt(at)) {
        case '"' -> string();
        case '{', '[' -> {
          depth++;
          at++;
        }
        case '}', ']' -> {
          depth--;
          at++;
        }
        default -> at++;
      }
    } while (depth > 0 || isWithinWord());
    return depth == 0;
  }

  /** Whether a number or word goes on. */
  private boolean isWithinWord() {
    return at < end
        && ",}]".indexOf(text.charAt(at)) < 0
        && !Lines.isBlank(text.charAt(at))
        && ",}]\"{[".indexOf(text.charAt(at - 1)) < 0;
  }

  /** What is between the quotes; escapes stay as they are. */
  private String string() {
    var start = at + 1;
    at = start;
    while (at < end && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    var value = text.substring(start, Math.min(at, end));
    at++;
    return value;
  }

  private void skip(boolean commas) {
    while (at < end && (Lines.isBlank(text.charAt(at)) || (commas && text.charAt(at) == ','))) {
      at++;
    }
  }
}
