package io.github.migrationlint.core.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.text.TerminalText;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every format shows the same findings, places and texts; each is read back as its readers do. */
class FormatsAgreeTest {
  private static final Pattern TEXT =
      Pattern.compile("(?m)^\\w+\\[(.*?)]: (.*)(?:\n *\\|.*)*\n *--> (.*):(\\d+):\\d+$");
  private static final Pattern LINE =
      Pattern.compile("(.*?):(\\d+):\\d+: (?:error|warning|note)\\[(.*?)] (.*)");
  private static final Pattern COMMAND = Pattern.compile(
      "(?m)^::\\w+ file=(.*?),line=(\\d+),.*?,title=migration-lint%3A (.*?)::(.*)$");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (.*?) \\| \\[.*?]\\(\\./(.*?)#L(\\d+).*?\\) \\| (.*) \\|$");
  private static final Pattern REFERENCE = Pattern.compile("&#(\\d+);");

  /** A finding as a format shows it; the text starts with the first line of the message. */
  private record Shown(String rule, String path, int line, String text) {}

  @ParameterizedTest
  @EnumSource
  void every_format_names_rule_path_line_and_message(ReportFormat format) throws Exception {
    var expected = sorted(expected());
    var shown = sorted(shown(format, written(format)));

    assertEquals(
        expected.stream().map(FormatsAgreeTest::place).toList(),
        shown.stream().map(FormatsAgreeTest::place).toList());
    for (var i = 0; i < expected.size(); i++) {
      var message = expected.get(i).text();
      var text = shown.get(i).text();
      assertTrue(text.startsWith(message), () -> text + " does not start with " + message);
    }
  }

  private static List<Shown> expected() {
    var shown = new ArrayList<Shown>();
    for (var finding : ExampleReport.report().findings()) {
      var place = finding.primary();
      shown.add(new Shown(
          finding.code(),
          place.source().id().path(),
          place.source().lines().position(place.start()).line(),
          finding.message().lines().findFirst().orElse("")));
    }
    return shown;
  }

  private static List<Shown> shown(ReportFormat format, String report) throws Exception {
    return switch (format) {
      case TEXT -> inText(report);
      case JSON -> inJson(report);
      case SARIF -> inSarif(report);
      case JUNIT -> inJUnit(report);
      case GITHUB -> inGitHub(report);
      case GITLAB -> inGitLab(report);
      case CHECKSTYLE -> inCheckstyle(report);
      case MARKDOWN -> inMarkdown(report);
      case CONCISE -> inConcise(report);
      case RDJSONL -> inRdJsonl(report);
    };
  }

  private static List<Shown> inConcise(String report) {
    var shown = new ArrayList<Shown>();
    for (var line : report.lines().toList()) {
      var matcher = LINE.matcher(line);
      assertTrue(matcher.matches(), line);
      shown.add(new Shown(
          matcher.group(3),
          matcher.group(1),
          Integer.parseInt(matcher.group(2)),
          matcher.group(4)));
    }
    return shown;
  }

  private static List<Shown> inRdJsonl(String report) {
    var shown = new ArrayList<Shown>();
    for (var line : report.lines().toList()) {
      var diagnostic = parsed(line);
      shown.add(new Shown(
          text(diagnostic, "/code/value"),
          text(diagnostic, "/location/path"),
          diagnostic.at("/location/range/start/line").intValue(),
          text(diagnostic, "/message")));
    }
    return shown;
  }

  private static List<Shown> inText(String report) {
    var shown = new ArrayList<Shown>();
    var matcher = TEXT.matcher(report);
    while (matcher.find()) {
      shown.add(new Shown(
          matcher.group(1),
          matcher.group(3),
          Integer.parseInt(matcher.group(4)),
          matcher.group(2)));
    }
    return shown;
  }

  private static List<Shown> inJson(String report) {
    var shown = new ArrayList<Shown>();
    for (var finding : parsed(report).get("findings")) {
      shown.add(new Shown(
          text(finding, "/rule"),
          text(finding, "/path"),
          finding.get("line").intValue(),
          text(finding, "/message")));
    }
    return shown;
  }

  private static List<Shown> inSarif(String report) {
    var shown = new ArrayList<Shown>();
    for (var result : parsed(report).at("/runs/0/results")) {
      var place = result.at("/locations/0/physicalLocation");
      shown.add(new Shown(
          text(result, "/ruleId"),
          decoded(text(place, "/artifactLocation/uri")),
          place.at("/region/startLine").intValue(),
          text(result, "/message/text")));
    }
    return shown;
  }

  private static List<Shown> inGitLab(String report) {
    var shown = new ArrayList<Shown>();
    for (var issue : parsed(report)) {
      shown.add(new Shown(
          text(issue, "/check_name"),
          text(issue, "/location/path"),
          issue.at("/location/lines/begin").intValue(),
          text(issue, "/description")));
    }
    return shown;
  }

  private static List<Shown> inJUnit(String report) throws Exception {
    var shown = new ArrayList<Shown>();
    for (var test : elements(report, "testcase")) {
      var path = test.getAttribute("file");
      shown.add(new Shown(
          test.getAttribute("classname").substring("migration-lint.".length()),
          path,
          Integer.parseInt(test.getAttribute("line")),
          test.getAttribute("name").substring(path.length() + 2)));
    }
    return shown;
  }

  private static List<Shown> inCheckstyle(String report) throws Exception {
    var shown = new ArrayList<Shown>();
    for (var error : elements(report, "error")) {
      shown.add(new Shown(
          error.getAttribute("source").substring("migration-lint.".length()),
          ((Element) error.getParentNode()).getAttribute("name"),
          Integer.parseInt(error.getAttribute("line")),
          error.getAttribute("message")));
    }
    return shown;
  }

  private static List<Shown> inGitHub(String report) {
    var shown = new ArrayList<Shown>();
    var matcher = COMMAND.matcher(report);
    while (matcher.find()) {
      shown.add(new Shown(
          decoded(matcher.group(3)),
          decoded(matcher.group(1)),
          Integer.parseInt(matcher.group(2)),
          decoded(matcher.group(4))));
    }
    return shown;
  }

  private static List<Shown> inMarkdown(String report) {
    var shown = new ArrayList<Shown>();
    var matcher = ROW.matcher(report);
    while (matcher.find()) {
      shown.add(new Shown(
          rendered(matcher.group(1)),
          decoded(matcher.group(2)),
          Integer.parseInt(matcher.group(3)),
          rendered(matcher.group(4))));
    }
    return shown;
  }

  private static String rendered(String markdown) {
    var text = markdown
        .replaceAll("\\[(<code>.*?</code>)]\\(https://rules.example/[a-z-]+\\)", "$1")
        .replaceAll("</?code>", "`")
        .replace("<!-- -->", "");
    return REFERENCE
        .matcher(text)
        .replaceAll(
            m -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(m.group(1)))));
  }

  private static String decoded(String encoded) {
    return URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8);
  }

  private static JsonNode parsed(String json) {
    return JsonMapper.shared().readTree(json);
  }

  private static String text(JsonNode node, String pointer) {
    return node.at(pointer).stringValue();
  }

  private static List<Element> elements(String xml, String name) throws Exception {
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    var found = factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)))
        .getElementsByTagName(name);
    var elements = new ArrayList<Element>();
    for (var i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  /** Formats for people show hidden characters as escapes, and rules of code without backticks. */
  private static String place(Shown shown) {
    return shown.rule.replace("`", "") + " " + TerminalText.oneLine(shown.path) + ":" + shown.line;
  }

  private static List<Shown> sorted(List<Shown> shown) {
    return shown.stream().sorted(Comparator.comparing(FormatsAgreeTest::place)).toList();
  }

  private static String written(ReportFormat format) {
    var out = new StringWriter();
    format.reporter(ExampleReport.TOOL, FailOn.ERROR, false).write(ExampleReport.report(), out);
    return out.toString();
  }
}
