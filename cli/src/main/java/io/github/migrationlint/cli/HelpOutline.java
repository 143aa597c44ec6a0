package io.github.migrationlint.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A help page taken apart. What completes words in a shell and what {@code docs/cli.md} tells both
 * come from here, so neither says anything that {@code --help} does not.
 *
 * @param summary the first paragraph, in one line
 * @param usages how a command line looks, with the name of the program; one line for each way
 * @param sections what follows, in order
 */
record HelpOutline(String summary, List<String> usages, List<HelpSection> sections) {
  private static final String USAGE = "Usage: ";
  private static final Pattern OPTION =
      Pattern.compile("(?:-(\\w), )?--([a-z-]+)(?: ([A-Z][A-Z/]*))?");
  private static final Pattern TERM =
      Pattern.compile(" +(" + OPTION.pattern() + ") +(\\S.*)| {2}(\\S+(?: \\S+)*?) {2,}(\\S.*)");

  HelpOutline {
    usages = List.copyOf(usages);
    sections = List.copyOf(sections);
  }

  /**
   * A part of a page.
   *
   * @param title without its colon; empty for a paragraph that has none
   * @param lines as they are in the page, without the title
   */
  record HelpSection(String title, List<String> lines) {
    HelpSection {
      lines = List.copyOf(lines);
    }

    /** What is explained in a list; none where the section is no list. */
    List<Entry> entries() {
      var entries = new ArrayList<Entry>();
      for (var line : lines) {
        var match = TERM.matcher(line);
        if (match.matches()) {
          var isOption = match.group(1) != null;
          entries.add(new Entry(match.group(isOption ? 1 : 6), match.group(isOption ? 5 : 7)));
        } else if (!entries.isEmpty()) {
          var last = entries.remove(entries.size() - 1);
          entries.add(new Entry(last.term, last.meaning + "\n" + line.strip()));
        }
      }
      return entries;
    }
  }

  /**
   * A term and what it means.
   *
   * @param meaning in one line or several
   */
  record Entry(String term, String meaning) {
    private static final Pattern DETAILS = Pattern.compile("[;:.] | [(\\[]");

    /** What it means in a few words of one line: up to the first detail. */
    String brief() {
      var line = meaning.replace('\n', ' ');
      var detail = DETAILS.matcher(line);
      return detail.find() ? line.substring(0, detail.start()) : line;
    }
  }

  /**
   * An option of a command.
   *
   * @param letter what is behind one dash; empty if nothing does
   * @param word what is behind two
   * @param value the kind of value in capitals; empty if it takes none
   * @param meaning in a few words
   */
  record Option(String letter, String word, String value, String meaning) {
    boolean takesValue() {
      return !value.isEmpty();
    }
  }

  static HelpOutline of(String page) {
    var paragraphs = page.split("\n\n", -1);
    var sections = new ArrayList<HelpSection>();
    var usages = new ArrayList<String>();
    for (var i = 1; i < paragraphs.length; i++) {
      var lines = paragraphs[i].strip().lines().toList();
      var title = lines.get(0);
      if (title.startsWith(USAGE)) {
        for (var line : lines) {
          usages.add(line.replace(USAGE, "").strip());
        }
      } else if (title.endsWith(":")) {
        var rest = paragraphs[i].stripTrailing().lines().skip(1).toList();
        sections.add(new HelpSection(title.substring(0, title.length() - 1), rest));
      } else {
        sections.add(new HelpSection("", paragraphs[i].stripTrailing().lines().toList()));
      }
    }
    return new HelpOutline(paragraphs[0].replace('\n', ' ').strip(), usages, sections);
  }

  /** Every option, in the order of the page. */
  List<Option> options() {
    var options = new ArrayList<Option>();
    for (var section : sections) {
      for (var entry : section.entries()) {
        var match = OPTION.matcher(entry.term);
        if (match.matches()) {
          var letter = match.group(1) == null ? "" : match.group(1);
          var value = match.group(3) == null ? "" : match.group(3);
          options.add(new Option(letter, match.group(2), value, entry.brief()));
        }
      }
    }
    return options;
  }

  /** The section of that title. */
  HelpSection section(String title) {
    for (var section : sections) {
      if (section.title.equals(title)) {
        return section;
      }
    }
    throw new IllegalArgumentException("no section " + title);
  }

  /**
   * What may be first behind the command and its options, without brackets and dots: kinds of word
   * in capitals, and words as they are.
   */
  List<String> operands() {
    var operands = new ArrayList<String>();
    for (var usage : usages) {
      var words = usage.replace(" [OPTIONS]", "").split(" ", -1);
      if (words.length > 2) {
        var bare = words[2].replace("[", "").replace("]", "").replace("...", "");
        operands.addAll(List.of(bare.split("\\|", -1)));
      }
    }
    return operands;
  }
}
