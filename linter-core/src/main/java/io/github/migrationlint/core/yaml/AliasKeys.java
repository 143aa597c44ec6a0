package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.yaml.DocumentSplitter.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code *name: value} as go-yaml does. There the name of an alias ends before the colon (yaml.v2
 * scannerc.go {@code yaml_parser_scan_anchor}); for snakeyaml-engine the colon belongs to it, so such a
 * document fails. It is then read again with the alias in the disguise of a key in quotes.
 *
 * <p>What looks like such a key may be within a text. A disguise is kept only if it is taken for a key
 * and the document can be read further with it.
 */
final class AliasKeys {
  /** Each costs one more reading; a document that wants more is reported as broken. */
  private static final int MAX_READINGS = 64;

  /** Long documents are not read several times. */
  private static final int MAX_LENGTH = 1 << 20;

  private final SourceFile source;
  private final Part part;
  private final SharedTexts texts;
  private int readings;

  private AliasKeys(SourceFile source, Part part, SharedTexts texts) {
    this.source = source;
    this.part = part;
    this.texts = texts;
  }

  /** The document, read as far as it can be. */
  static TreeBuilder read(SourceFile source, Part part, SharedTexts texts) {
    var best = new TreeBuilder(source, part, texts, List.of());
    best.run();
    if (best.failure().isEmpty() || part.end() - part.start() > MAX_LENGTH) {
      return best;
    }
    var keys = new AliasKeys(source, part, texts);
    var all = keys.withAll();
    if (all.isPresent()) {
      return all.get();
    }
    var better = keys.better(best);
    while (better.isPresent()) {
      best = better.get();
      better = best.failure().isEmpty() ? Optional.empty() : keys.better(best);
    }
    return best;
  }

  /** A reading with all that look like such keys, if they are; most often none of them is in a text. */
  private Optional<TreeBuilder> withAll() {
    var stars = new ArrayList<Integer>();
    for (var at = source.text().indexOf('*', part.start());
        at >= 0 && at < part.end();
        at = source.text().indexOf('*', at + 1)) {
      if (isKey(at)) {
        stars.add(at);
      }
    }
    if (stars.isEmpty()) {
      return Optional.empty();
    }
    var read = new TreeBuilder(source, part, texts, stars);
    read.run();
    return read.failure().isEmpty() && read.hasMet(stars) ? Optional.of(read) : Optional.empty();
  }

  /** A reading with one more alias as a key that gets further. */
  private Optional<TreeBuilder> better(TreeBuilder failed) {
    var failure = failed.failure().orElseThrow().primary();
    for (var at = source.text().lastIndexOf('*', failure.end());
        at >= part.start() && readings < MAX_READINGS;
        at = source.text().lastIndexOf('*', at - 1)) {
      if (!failed.aliasKeys().contains(at) && isKey(at)) {
        var keys = new ArrayList<>(failed.aliasKeys());
        keys.add(at);
        readings++;
        var next = new TreeBuilder(source, part, texts, keys);
        next.run();
        if (next.hasMet(List.of(at)) && isFurther(next, failure.start())) {
          return Optional.of(next);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isFurther(TreeBuilder next, int failure) {
    return next.failure().isEmpty() || next.failure().get().primary().start() >= failure;
  }

  /** Whether a star begins an alias with a colon behind its name, where a key may be. */
  private boolean isKey(int star) {
    var text = source.text();
    var colon = endOfName(text, star);
    var isFollowed = colon > star + 1
        && colon < part.end()
        && text.charAt(colon) == ':'
        && (colon + 1 == part.end() || " \t\r\n,]}".indexOf(text.charAt(colon + 1)) >= 0);
    var before = star - 1;
    while (before >= part.start() && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
      before--;
    }
    return isFollowed && (before < part.start() || "\r\n-?{,[".indexOf(text.charAt(before)) >= 0);
  }

  /** Behind the last character of the name that a star begins. */
  static int endOfName(String text, int star) {
    var end = star + 1;
    while (end < text.length() && isPartOfName(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Whether go-yaml takes a character in the name of an anchor. */
  static boolean isPartOfName(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }
}
