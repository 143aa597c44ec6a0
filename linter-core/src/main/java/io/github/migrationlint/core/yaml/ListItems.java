package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.yaml.DocumentSplitter.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a document that is a long List, as {@code kubectl get -o yaml} prints it, into its items, so that
 * the limit for documents holds for each of them. In YAML the printer sorts keys, so {@code items} is second
 * and what belongs to an item is indented or begins with a dash (kubernetes {@code
 * staging/src/k8s.io/cli-runtime/pkg/printers/yaml.go}).
 */
final class ListItems {
  private static final String HEAD = "apiVersion: v1\nitems:\n";
  private static final String KIND = "kind: ";

  private ListItems() {}

  /** The items; none where the document has another shape. */
  static List<Part> of(String text, Part document) {
    var start = document.content();
    while (start < document.end() && Lines.isBlank(text.charAt(start))) {
      start++;
    }
    if (start < document.end() && text.charAt(start) == '{') {
      return JsonItems.of(text, document, start);
    }
    if (!text.startsWith(HEAD, start)) {
      return List.of();
    }
    var items = new ArrayList<Part>();
    var line = start + HEAD.length();
    var begin = line;
    while (line < document.end() && isOfItems(text.charAt(line))) {
      if (text.charAt(line) == '-' && line > begin) {
        items.add(new Part(document.index(), begin, begin, line));
        begin = line;
      }
      line = next(text, line, document.end());
    }
    if (line > begin) {
      items.add(new Part(document.index(), begin, begin, line));
    }
    return isEndOfList(text, line, document.end()) ? items : List.of();
  }

  private static boolean isOfItems(char first) {
    return first == '-' || first == ' ' || first == '\n';
  }

  private static int next(String text, int line, int end) {
    var newline = text.indexOf('\n', line);
    return newline < 0 || newline >= end ? end : newline + 1;
  }

  private static boolean isEndOfList(String text, int line, int end) {
    if (!text.startsWith(KIND, line)) {
      return false;
    }
    var kind = text.substring(line + KIND.length(), next(text, line, end)).strip();
    return kind.endsWith("List");
  }
}
