package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.json.JsonOutput;
import io.github.migrationlint.core.report.LintReport.Summary;
import io.github.migrationlint.core.suppression.SuppressedFinding;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.text.TerminalText;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Findings as SARIF 2.1.0, for code scanning and editors. Paths are relative to {@code %SRCROOT%},
 * which the consumer knows; our columns are UTF-16 units and our ends exclusive, as SARIF's are.
 */
public final class SarifReporter implements Reporter<LintReport> {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String ROOT = "%SRCROOT%";
  private final Tool tool;

  public SarifReporter(Tool tool) {
    this.tool = tool;
  }

  @Override
  public void write(LintReport report, Writer out) {
    var rules = rulesOf(report);
    JsonOutput.write(out, json -> {
      json.member("$schema", SCHEMA);
      json.member("version", "2.1.0");
      json.beginArray("runs");
      json.beginObject();
      writeTool(rules, json);
      writeInvocation(report, json);
      writeRoot(json);
      json.member("columnKind", "utf16CodeUnits");
      json.member("newlineSequences", List.of("\r\n", "\n", "\r"));
      writeResults(report, rules, json);
      json.endObject();
      json.endArray();
    });
  }

  /**
   * The rules that reported, in the order of the catalogue, then by name. The others would only make
   * the log long: each carries its page.
   */
  private Map<String, SarifRule> rulesOf(LintReport report) {
    var reported = new TreeSet<String>();
    for (var finding : report.findings()) {
      reported.add(finding.code());
    }
    for (var suppressed : report.suppressed()) {
      reported.add(suppressed.finding().code());
    }
    var rules = new LinkedHashMap<String, SarifRule>();
    for (var card : reported.isEmpty() ? List.<RuleCard>of() : tool.cards().get()) {
      if (reported.contains(card.name())) {
        rules.put(card.name(), new SarifRule(rules.size(), Optional.of(card)));
      }
    }
    for (var name : reported) {
      rules.putIfAbsent(name, new SarifRule(rules.size(), Optional.empty()));
    }
    return rules;
  }

  /** A rule of this run; without a card where only a finding tells of it. */
  private record SarifRule(int index, Optional<RuleCard> card) {}

  private void writeTool(Map<String, SarifRule> rules, JsonOutput json) {
    json.beginObject("tool");
    json.beginObject("driver");
    json.member("name", Tool.NAME);
    json.member("version", tool.version());
    json.member("semanticVersion", tool.version());
    json.beginArray("rules");
    for (var rule : rules.entrySet()) {
      json.beginObject();
      json.member("id", rule.getKey());
      if (rule.getValue().card.isPresent()) {
        writeRule(rule.getValue().card.get(), json);
      }
      json.endObject();
    }
    json.endArray();
    json.endObject();
    json.endObject();
  }

  private void writeRule(RuleCard card, JsonOutput json) {
    var page = tool.pages().apply(card.name());
    writeText("shortDescription", card.summary(), json);
    writeText(
        "fullDescription",
        page.map(SarifReporter::lead).filter(lead -> !lead.isEmpty()).orElse(card.summary()),
        json);
    var url = tool.urls().apply(card.name());
    if (url.isPresent()) {
      json.member("helpUri", url.get());
    }
    json.beginObject("help");
    json.member("text", card.summary());
    if (page.isPresent()) {
      json.member("markdown", page.get());
    }
    json.endObject();
    json.beginObject("defaultConfiguration");
    json.member("level", card.severity().word());
    json.endObject();
    json.beginObject("properties");
    json.member("severities", card.severities().stream().map(Severity::word).toList());
    json.member("precision", precision(card.severity()));
    json.member("problem.severity", problemSeverity(card.severity()));
    json.member("tags", List.of("kubevirt", "live-migration"));
    json.endObject();
  }

  /** The first paragraph of a page, in one line. */
  private static String lead(String page) {
    var out = new StringBuilder();
    for (var line : page.lines().toList()) {
      if (line.isBlank() && !out.isEmpty()) {
        break;
      }
      if (!line.isBlank() && !line.startsWith("#")) {
        out.append(out.isEmpty() ? "" : " ").append(line.strip());
      }
    }
    return out.toString();
  }

  /** GitHub orders alerts by it. An error has no false positives; anything else may have some. */
  private static String precision(Severity severity) {
    return severity == Severity.ERROR ? "very-high" : "high";
  }

  private static String problemSeverity(Severity severity) {
    return switch (severity) {
      case NOTE -> "recommendation";
      case WARNING -> "warning";
      case ERROR -> "error";
    };
  }

  private static void writeInvocation(LintReport report, JsonOutput json) {
    var internalErrors = report.internalErrors();
    json.beginArray("invocations");
    json.beginObject();
    json.member("executionSuccessful", internalErrors.isEmpty());
    json.beginArray("toolExecutionNotifications");
    for (var error : internalErrors) {
      json.beginObject();
      json.member("level", "error");
      writeText("message", plain(error), json);
      json.endObject();
    }
    json.endArray();
    writeDecisions(report, json);
    json.endObject();
    json.endArray();
  }

  /** What was not looked at, and what the configuration takes back of the rules. */
  private static void writeDecisions(LintReport report, JsonOutput json) {
    var leftOut = report.summary().understood().leftOut();
    var configured = report.configured();
    json.beginObject("properties");
    if (configured.path().isPresent()) {
      json.member("configuration", configured.path().get());
    }
    json.member("leftOutByGitignore", leftOut.gitignore());
    json.member("leftOutByExclude", leftOut.exclude());
    json.member("leftOutBySourceignore", leftOut.sourceIgnore());
    json.member("rulesOff", configured.rules().off());
    json.member("rulesLowered", configured.rules().lowered());
    json.endObject();
  }

  private static void writeRoot(JsonOutput json) {
    json.beginObject("originalUriBaseIds");
    json.beginObject(ROOT);
    writeText("description", "the folder in which the linter ran", json);
    json.endObject();
    json.endObject();
  }

  /** Where one result tells whether it is suppressed, all have to (SARIF §3.27.23). */
  private static void writeResults(
      LintReport report, Map<String, SarifRule> rules, JsonOutput json) {
    var fingerprints = new Fingerprints();
    json.beginArray("results");
    for (var finding : report.findings()) {
      json.beginObject();
      writeResult(finding, report.summary(), rules, fingerprints, json);
      if (!report.suppressed().isEmpty()) {
        json.member("suppressions", List.of());
      }
      json.endObject();
    }
    for (var suppressed : report.suppressed()) {
      json.beginObject();
      writeResult(suppressed.finding(), report.summary(), rules, fingerprints, json);
      writeSuppression(suppressed, json);
      json.endObject();
    }
    json.endArray();
  }

  private static void writeSuppression(SuppressedFinding suppressed, JsonOutput json) {
    json.beginArray("suppressions");
    json.beginObject();
    json.member("kind", suppressed.inSource() ? "inSource" : "external");
    json.member("status", "accepted");
    if (!suppressed.reason().isEmpty()) {
      json.member("justification", suppressed.reason());
    }
    json.endObject();
    json.endArray();
  }

  private static void writeResult(
      Diagnostic finding,
      Summary summary,
      Map<String, SarifRule> rules,
      Fingerprints fingerprints,
      JsonOutput json) {
    json.member("ruleId", finding.code());
    json.member("ruleIndex", Objects.requireNonNull(rules.get(finding.code())).index);
    json.member("level", finding.severity().word());
    writeText("message", text(finding, summary), json);
    json.beginArray("locations");
    json.beginObject();
    writePlace(finding.primary(), json);
    writeObject(finding.object(), json);
    json.endObject();
    json.endArray();
    writeRelated(finding, json);
    json.beginObject("partialFingerprints");
    // Not primaryLocationLineHash: GitHub's upload action computes that one from the source and
    // complains about any other value.
    json.member("migrationLint/v1", fingerprints.next(finding));
    json.endObject();
    writeFix(finding.fix(), json);
    writeProperties(finding, json);
  }

  /**
   * The message first, because a list shows only that; what else the text report says follows.
   * GitHub shows a related location only where the message links to it by its id.
   */
  private static String text(Diagnostic finding, Summary summary) {
    var out = new StringBuilder(plain(finding.message()));
    var id = 1;
    for (var label : finding.related()) {
      out.append("\nsee: [").append(linkText(label)).append("](").append(id++).append(')');
    }
    for (var remark : Remark.of(finding, summary)) {
      out.append('\n').append(plain(remark.toString()));
    }
    return out.toString();
  }

  /** Brackets and backslashes would end a link or escape what follows (SARIF §3.11.6). */
  private static String linkText(Label label) {
    var text =
        label.message().isEmpty() ? TerminalText.oneLine(label.span().toString()) : label.message();
    var escaped = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '[' || c == ']' || c == '\\') {
        escaped.append('\\');
      }
      escaped.append(c == '\n' || c == '\r' ? ' ' : c);
    }
    return plain(escaped.toString());
  }

  /**
   * Text in which no consumer finds a link (SARIF §3.11.6) or a placeholder (§3.11.5), though what
   * is linted may contain either. Other braces stay single, against the letter of §3.11.5: with no
   * arguments to fill in, viewers show the text as it is.
   */
  private static String plain(String text) {
    var spaced = text.replace("](", "] (");
    var out = new StringBuilder();
    for (var i = 0; i < spaced.length(); i++) {
      var end = endOfPlaceholder(spaced, i);
      if (end > i) {
        out.append('{').append(spaced, i, end).append('}');
        i = end - 1;
      } else {
        out.append(spaced.charAt(i));
      }
    }
    return out.toString();
  }

  /** Where a number in braces that begins here ends; the same place where none does. */
  private static int endOfPlaceholder(String text, int start) {
    var end = start + 1;
    if (text.charAt(start) == '{') {
      while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
        end++;
      }
    }
    return end > start + 1 && end < text.length() && text.charAt(end) == '}' ? end + 1 : start;
  }

  private static void writeRelated(Diagnostic finding, JsonOutput json) {
    json.beginArray("relatedLocations");
    var id = 1;
    for (var label : finding.related()) {
      json.beginObject();
      json.member("id", id++);
      writePlace(label.span(), json);
      writeText("message", plain(label.message()), json);
      json.endObject();
    }
    json.endArray();
  }

  private static void writePlace(Span place, JsonOutput json) {
    json.beginObject("physicalLocation");
    writeArtifact(place.source().id().path(), json);
    writeRegion("region", place, json);
    json.endObject();
  }

  private static void writeArtifact(String path, JsonOutput json) {
    json.beginObject("artifactLocation");
    json.member("uri", ArtifactUri.of(path));
    if (!ArtifactUri.isAbsolute(path)) {
      json.member("uriBaseId", ROOT);
    }
    json.endObject();
  }

  private static void writeRegion(String key, Span place, JsonOutput json) {
    var lines = place.source().lines();
    var start = lines.position(place.start());
    var end = lines.position(place.end());
    json.beginObject(key);
    json.member("startLine", start.line());
    json.member("startColumn", start.column());
    json.member("endLine", end.line());
    json.member("endColumn", end.column());
    json.endObject();
  }

  private static void writeObject(Optional<ObjectRef> object, JsonOutput json) {
    if (object.isEmpty() || object.get().name().isEmpty()) {
      return;
    }
    var name = object.get().name().get();
    var namespace = object.get().namespace();
    var scope = object.get().kind() + "/" + (namespace.isEmpty() ? "" : namespace.get() + "/");
    json.beginArray("logicalLocations");
    json.beginObject();
    json.member("name", name);
    json.member("fullyQualifiedName", object.get().apiVersion() + "/" + scope + name);
    json.member("kind", "resource");
    json.endObject();
    json.endArray();
  }

  private static void writeFix(Optional<Fix> fix, JsonOutput json) {
    if (fix.isEmpty()) {
      return;
    }
    json.beginArray("fixes");
    json.beginObject();
    writeText("description", plain(fix.get().title()), json);
    json.beginArray("artifactChanges");
    for (var file : byFile(fix.get().edits()).entrySet()) {
      json.beginObject();
      writeArtifact(file.getKey(), json);
      json.beginArray("replacements");
      for (var edit : file.getValue()) {
        json.beginObject();
        writeRegion("deletedRegion", edit.span(), json);
        writeText("insertedContent", edit.replacement(), json);
        json.endObject();
      }
      json.endArray();
      json.endObject();
    }
    json.endArray();
    json.beginObject("properties");
    json.member("applicability", JsonReporter.word(fix.get().applicability()));
    json.endObject();
    json.endObject();
    json.endArray();
  }

  private static Map<String, List<Edit>> byFile(List<Edit> edits) {
    var files = new LinkedHashMap<String, List<Edit>>();
    for (var edit : edits) {
      var path = edit.span().source().id().path();
      files.computeIfAbsent(path, name -> new ArrayList<>()).add(edit);
    }
    return files;
  }

  private static void writeProperties(Diagnostic finding, JsonOutput json) {
    json.beginObject("properties");
    json.member("clusters", finding.clusters());
    json.member("world", finding.world().map(Assumption::word));
    json.endObject();
  }

  private static void writeText(String key, String text, JsonOutput json) {
    json.beginObject(key);
    json.member("text", text);
    json.endObject();
  }
}
