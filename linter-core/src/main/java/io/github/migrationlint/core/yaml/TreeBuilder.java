package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.budget.HardLimits;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.DocumentSplitter.Part;
import io.github.migrationlint.core.yaml.OpenCollection.Child;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.ScannerImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * Makes the tree of one document out of the parser's events, without recursion.
 *
 * <p>Where a value starts and ends is not what the events say. An event of a value with an anchor or
 * a tag starts at that property, ours behind it; an event of a block collection ends before the next
 * token, ours with its last child; an event of a block scalar ends after all blank lines that follow
 * it, ours with its last line of text, unless {@code +} makes the blank lines part of it.
 */
final class TreeBuilder {
  /** Most documents are smaller, so that settings need not be made for each. */
  private static final int COMMON_WINDOW = 4096;

  private static final LoadSettings COMMON = settings(COMMON_WINDOW);

  private final SourceFile source;
  private final Part part;
  private final SharedTexts texts;
  private final Offsets offsets;
  private final StreamReader reader;
  private final TokenTrail tokens;
  private final ParserImpl parser;
  private final ArrayDeque<OpenCollection> open = new ArrayDeque<>();

  /** What each anchor names; {@link Optional#empty} while its value is still open. */
  private final Map<String, Optional<Child>> anchors = new HashMap<>();

  /** Where aliases are keys that the parser is shown as keys in quotes. */
  private final Set<Integer> aliasKeys;

  private final Set<Integer> metAliasKeys = new HashSet<>();

  private final List<Diagnostic> duplicates = new ArrayList<>();
  private final List<Span> scalars = new ArrayList<>();

  /** The places of the outermost collections in brackets, in order. */
  private final List<Span> brackets = new ArrayList<>();

  private Optional<YamlNode> root = Optional.empty();
  private Optional<Diagnostic> failure = Optional.empty();
  private int values;
  private long unfolded;

  /**
   * @param aliasKeys where in the source the stars of aliases are that a colon follows at once, see {@link
   *     AliasKeys}
   */
  TreeBuilder(SourceFile source, Part part, SharedTexts texts, Collection<Integer> aliasKeys) {
    this.texts = texts;
    this.aliasKeys = new LinkedHashSet<>(aliasKeys);
    var written = source.text().substring(part.start(), part.end());
    var text = aliasKeys.isEmpty() ? written : disguised(written, part.start(), aliasKeys);
    var settings = text.length() <= COMMON_WINDOW ? COMMON : settings(text.length());
    this.source = source;
    this.part = part;
    this.offsets = Offsets.of(source.text(), part.start(), part.end());
    this.reader = new StreamReader(settings, text);
    this.tokens = new TokenTrail(new ScannerImpl(settings, reader));
    this.parser = new ParserImpl(settings, tokens);
  }

  private static String disguised(String written, int start, Collection<Integer> aliasKeys) {
    var text = new StringBuilder(written);
    for (var key : aliasKeys) {
      var star = key - start;
      text.setCharAt(star, '"');
      text.setCharAt(AliasKeys.endOfName(written, star) - 1, '"');
    }
    return text.toString();
  }

  Set<Integer> aliasKeys() {
    return aliasKeys;
  }

  /** Whether the aliases at those places were taken for keys. */
  boolean hasMet(List<Integer> stars) {
    return metAliasKeys.containsAll(stars);
  }

  /** A window as large as the text is filled once; each refill would copy what is left of it. */
  private static LoadSettings settings(int window) {
    return LoadSettings.builder()
        .setSchema(new NoSchema())
        .setBufferSize(window)
        .setCodePointLimit(YamlLimits.MAX_DOCUMENT_LENGTH)
        .build();
  }

  /** How many values aliases have added to those that are written. */
  long unfolded() {
    return unfolded;
  }

  /** Whether a value may be in more than one place. */
  boolean hasAnchors() {
    return !anchors.isEmpty();
  }

  /** Reads the document to its end or its first mistake. */
  void run() {
    try {
      while (failure.isEmpty() && parser.hasNext()) {
        take(parser.next());
      }
      if (root().isPresent() && !(root().get() instanceof ScalarNode)) {
        failure = ForbiddenTab.atLineStart(source, part, scalars, brackets);
      }
    } catch (MarkedYamlEngineException e) {
      failure = Optional.of(mistake().of(e));
    } catch (YamlVersionException e) {
      failure = Optional.of(mistake().version());
    } catch (RuntimeException | StackOverflowError e) {
      // snakeyaml-engine 3.2 lets some through: IllegalArgumentException at `!%f`,
      // NumberFormatException at "\UFFFFFFFF".
      failure = Optional.of(mistake().unforeseen(offsets.at(reader.getIndex())));
    }
  }

  /** The tree; empty if the document holds no value, or {@link #failure} says why there is none. */
  Optional<YamlNode> root() {
    return failure.isEmpty() ? root : Optional.empty();
  }

  /** Why the document cannot be read. */
  Optional<Diagnostic> failure() {
    return failure;
  }

  /** The keys that are there already. */
  List<Diagnostic> duplicates() {
    return duplicates;
  }

  /** The places of all scalars, in the order they are written. */
  List<Span> scalars() {
    return scalars;
  }

  private SyntaxMistake mistake() {
    return new SyntaxMistake(new Lines(source, part), offsets, tokens.last(), innermostBracket());
  }

  /** The innermost bracket that is open; -1 if there is none. */
  private int innermostBracket() {
    for (var collection : open) {
      if (collection.bracketed) {
        return collection.start;
      }
    }
    return -1;
  }

  private void take(Event event) {
    switch (event.getEventId()) {
      case Scalar -> {
        if (isAliasKey(event)) {
          aliasKey(offset(event.getStartMark()));
        } else if (begin((NodeEvent) event)) {
          scalar((ScalarEvent) event);
        }
      }
      case SequenceStart -> {
        if (begin((NodeEvent) event)) {
          open(sequence((SequenceStartEvent) event));
        }
      }
      case MappingStart -> {
        if (begin((NodeEvent) event)) {
          open(mapping((MappingStartEvent) event));
        }
      }
      case SequenceEnd, MappingEnd -> close(event);
      case Alias ->
        alias(
            ((AliasEvent) event).getAlias().getValue(),
            source.span(offset(event.getStartMark()), offset(event.getEndMark())));
      default -> {}
    }
  }

  /** Declares the anchor of a value, so that an alias within it is known to point at itself. */
  private boolean begin(NodeEvent event) {
    values++;
    if (values > YamlLimits.MAX_VALUES) {
      fail(
          offset(event.getStartMark()), "this is value " + values + " of the document, " + limit());
      return false;
    }
    if (event.getAnchor().isPresent()) {
      var name = event.getAnchor().get().getValue();
      var start = offset(event.getStartMark());
      var anchor = source.text().indexOf("&" + name, start);
      if (!isName(name) && anchor >= 0) {
        failure = Optional.of(strangeName(source.span(anchor, anchor + 1 + name.length())));
        return false;
      }
      anchors.put(name, Optional.empty());
    }
    return true;
  }

  private static boolean isName(String name) {
    for (var i = 0; i < name.length(); i++) {
      if (!AliasKeys.isPartOfName(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The parser takes more than go-yaml (yaml.v2 scannerc.go {@code yaml_parser_scan_anchor}). */
  private static Diagnostic strangeName(Span place) {
    return YamlRules.YAML_SYNTAX
        .at(place, "the name of an anchor can only have letters, digits, `_` and `-`")
        .withHelp(
            "rename the anchor and its aliases, or put quotes around the value if it is text");
  }

  private boolean isAliasKey(Event event) {
    return !aliasKeys.isEmpty() && aliasKeys.contains(offset(event.getStartMark()));
  }

  private void aliasKey(int star) {
    metAliasKeys.add(star);
    var end = AliasKeys.endOfName(source.text(), star);
    alias(source.text().substring(star + 1, end), source.span(star, end));
  }

  private void scalar(ScalarEvent event) {
    var tag = event.getTag().orElse("");
    var span = span(event, tag.isEmpty() && event.getAnchor().isEmpty());
    var style =
        switch (event.getScalarStyle()) {
          case SINGLE_QUOTED -> ScalarNode.Style.SINGLE_QUOTED;
          case LITERAL -> ScalarNode.Style.LITERAL;
          case FOLDED -> ScalarNode.Style.FOLDED;
          case PLAIN -> ScalarNode.Style.PLAIN;
          default -> ScalarNode.Style.DOUBLE_QUOTED;
        };
    if (style == ScalarNode.Style.DOUBLE_QUOTED && hasHalfPair(event.getValue())) {
      failure =
          Optional.of(YamlRules.YAML_SYNTAX.at(span, "an escape sequence is half a character"));
      return;
    }
    var node = new ScalarNode(
        span,
        texts.share(event.getValue()),
        style,
        tag.isEmpty() ? Optional.empty() : Optional.of(tag));
    scalars.add(span);
    finish(new Child(node, 1, 0, false), anchor(event));
  }

  /** JSON writes 😀 as two escapes; one of them alone is no text anybody could print. */
  private static boolean hasHalfPair(String value) {
    for (var i = 0; i < value.length(); i++) {
      if (Character.isHighSurrogate(value.charAt(i))
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(value.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private Span span(ScalarEvent event, boolean bare) {
    if (event.isPlain() && event.getValue().isEmpty()) {
      var place = emptyPlace(event, bare);
      return source.span(place, place);
    }
    var token = tokens.last();
    var start = offset(token.getStartMark());
    var end = offset(token.getEndMark());
    return switch (event.getScalarStyle()) {
      case LITERAL, FOLDED -> source.span(start, BlockScalar.end(source.text(), start, end));
      default -> source.span(start, end);
    };
  }

  /** Behind the {@code :}, {@code -}, anchor or tag; behind the key where not even a colon is. */
  private int emptyPlace(ScalarEvent event, boolean bare) {
    var last = tokens.last().getTokenId();
    var behindToken =
        !bare || last == Token.ID.Value || last == Token.ID.BlockEntry || last == Token.ID.Key;
    return behindToken || open.isEmpty()
        ? offset(event.getEndMark())
        : open.element().end();
  }

  private OpenCollection sequence(SequenceStartEvent event) {
    // The mark is behind the `[`, or behind the `-` of a list that is not indented.
    var bracketed = event.isFlow();
    var end = offset(event.getEndMark());
    var start = source.text().startsWith("-", end) && !bracketed ? end : end - 1;
    return new OpenCollection.Sequence(start, anchor(event), bracketed);
  }

  private OpenCollection mapping(MappingStartEvent event) {
    // A pair within [] is a flow mapping without braces; its event covers no text, or a `?`.
    var end = offset(event.getEndMark());
    var bracketed = event.isFlow()
        && offset(event.getStartMark()) < end
        && source.text().charAt(end - 1) == '{';
    var start = bracketed ? end - 1 : event.isFlow() ? offset(event.getStartMark()) : end;
    return new OpenCollection.Mapping(start, anchor(event), bracketed, duplicates);
  }

  private void open(OpenCollection collection) {
    if (open.size() >= HardLimits.MAX_DEPTH) {
      fail(collection.start, tooDeep(open.size() + 1));
      return;
    }
    open.push(collection);
  }

  private void close(Event event) {
    var closed = open.pop();
    var end = closed.bracketed ? offset(event.getEndMark()) : closed.end();
    if (closed.bracketed && innermostBracket() < 0) {
      brackets.add(source.span(closed.start, end));
    }
    finish(closed.close(source, end), closed.anchor);
  }

  private void alias(String name, Span span) {
    var named = anchors.get(name);
    if (named == null && !isName(name)) {
      failure = Optional.of(strangeName(span));
      return;
    }
    if (named == null) {
      failure = Optional.of(YamlRules.YAML_SYNTAX
          .at(span, "there is no anchor " + Excerpt.of("&" + name) + " above this alias")
          .withHelp(SyntaxMistake.QUOTE_IT));
      return;
    }
    if (named.isEmpty()) {
      failure = Optional.of(
          YamlRules.YAML_SYNTAX.at(span, Excerpt.of(span) + " is part of what it names"));
      return;
    }
    var child = named.get();
    var together = (long) values + child.values();
    if (together > YamlLimits.MAX_VALUES) {
      failure = Optional.of(YamlRules.YAML_SYNTAX.at(
          span, "up to this alias the document unfolds to " + together + " values, " + limit()));
      return;
    }
    if (open.size() + child.height() > HardLimits.MAX_DEPTH) {
      failure = Optional.of(YamlRules.YAML_SYNTAX.at(span, tooDeep(open.size() + child.height())));
      return;
    }
    values += child.values();
    unfolded += child.values();
    place(new Child(child.node().at(span), child.values(), child.height(), true));
  }

  private void finish(Child child, String anchor) {
    if (!anchor.isEmpty()) {
      anchors.put(anchor, Optional.of(child));
    }
    place(child);
  }

  private void place(Child child) {
    if (!open.isEmpty()) {
      failure = open.element().take(child);
      if (failure.isEmpty()
          && open.element() instanceof OpenCollection.Sequence list
          && !list.bracketed) {
        failure = ForbiddenTab.behindDash(source, child.node().span().start());
      }
    } else if (!isNothing(child.node())) {
      root = Optional.of(child.node());
    }
  }

  /** Behind a {@code ---} with only comments the parser sees an empty scalar. */
  private static boolean isNothing(YamlNode node) {
    return node instanceof ScalarNode scalar
        && scalar.span().length() == 0
        && scalar.tag().isEmpty();
  }

  private void fail(int offset, String message) {
    failure =
        Optional.of(YamlRules.YAML_SYNTAX.at(new Lines(source, part).character(offset), message));
  }

  private static String tooDeep(int depth) {
    return "this is nested " + depth + " levels deep, the limit is " + HardLimits.MAX_DEPTH;
  }

  private static String limit() {
    return "the limit is " + YamlLimits.MAX_VALUES;
  }

  private static String anchor(NodeEvent event) {
    return event.getAnchor().isPresent() ? event.getAnchor().get().getValue() : "";
  }

  private int offset(Optional<Mark> mark) {
    return offsets.at(mark.orElseThrow().getIndex());
  }
}
