package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.json.JsonOutput;
import io.github.migrationlint.core.report.LintReport.Configured;
import java.io.Writer;
import java.util.Optional;

/**
 * Findings for programs. Version 1 of the format: every key is always there, in this order, null
 * where there is nothing; later versions of the linter may add keys, but change none.
 */
public final class JsonReporter implements Reporter<LintReport> {
  private final Tool tool;

  public JsonReporter(Tool tool) {
    this.tool = tool;
  }

  @Override
  public void write(LintReport report, Writer out) {
    JsonOutput.write(out, json -> {
      json.member("version", 1);
      writeTool(json);
      writeConfiguration(report.configured(), json);
      write(report, json);
      json.beginArray("findings");
      for (var finding : report.findings()) {
        write(finding, json);
      }
      json.endArray();
      json.beginArray("configurationChanges");
      for (var change : report.compared().configurationChanges()) {
        json.beginObject();
        json.place(change.span());
        json.member("message", change.message());
        json.endObject();
      }
      json.endArray();
      json.member("internalErrors", report.internalErrors());
    });
  }

  private void writeTool(JsonOutput json) {
    json.beginObject("tool");
    json.member("name", Tool.NAME);
    json.member("version", tool.version());
    json.endObject();
  }

  private static void writeConfiguration(Configured configured, JsonOutput json) {
    if (configured.path().isEmpty()) {
      json.nothing("configuration");
      return;
    }
    json.beginObject("configuration");
    json.member("path", configured.path().get());
    json.endObject();
  }

  private void write(LintReport report, JsonOutput json) {
    var summary = report.summary();
    json.beginObject("summary");
    json.member("files", summary.files());
    json.member("documents", summary.documents());
    json.member("objects", summary.objects());
    json.member("clusters", summary.clusters());
    json.member("errors", summary.errors());
    json.member("warnings", summary.warnings());
    json.member("notes", summary.notes());
    json.member("suppressed", summary.suppressed());
    json.member("baselined", summary.accepted().baselined());
    json.member("known", summary.accepted().known());
    json.beginObject("leftOut");
    json.member("gitignore", summary.understood().leftOut().gitignore());
    json.member("exclude", summary.understood().leftOut().exclude());
    json.member("sourceignore", summary.understood().leftOut().sourceIgnore());
    json.endObject();
    json.member("rulesOff", report.configured().rules().off());
    json.member("rulesLowered", report.configured().rules().lowered());
    json.beginArray("targets");
    for (var target : summary.understood().targets()) {
      json.beginObject();
      json.member("cluster", target.cluster());
      json.member("hco", target.hyperConverged());
      json.member("kubevirt", target.kubeVirt());
      json.member("source", target.source());
      json.member("assumed", target.isAssumed());
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }

  void write(Diagnostic finding, JsonOutput json) {
    json.beginObject();
    json.member("rule", finding.code());
    json.member("severity", finding.severity().word());
    json.member("message", finding.message());
    json.place(finding.primary());
    writeObject(finding.object(), json);
    json.member("clusters", finding.clusters());
    json.member("world", finding.world().map(Assumption::word));
    json.beginArray("related");
    for (var label : finding.related()) {
      json.beginObject();
      json.place(label.span());
      json.member("message", label.message());
      json.endObject();
    }
    json.endArray();
    json.member("help", finding.help());
    writeFix(finding.fix(), json);
    json.member("url", tool.urlOf(finding));
    json.endObject();
  }

  private static void writeObject(Optional<ObjectRef> object, JsonOutput json) {
    if (object.isEmpty()) {
      json.nothing("object");
      return;
    }
    json.beginObject("object");
    json.member("apiVersion", object.get().apiVersion());
    json.member("kind", object.get().kind());
    json.member("namespace", object.get().namespace());
    json.member("name", object.get().name());
    json.endObject();
  }

  private static void writeFix(Optional<Fix> fix, JsonOutput json) {
    if (fix.isEmpty()) {
      json.nothing("fix");
      return;
    }
    json.beginObject("fix");
    json.member("title", fix.get().title());
    json.member("applicability", word(fix.get().applicability()));
    json.beginArray("edits");
    for (var edit : fix.get().edits()) {
      json.beginObject();
      json.place(edit.span());
      json.member("replacement", edit.replacement());
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }

  static String word(Applicability applicability) {
    return switch (applicability) {
      case SAFE -> "safe";
      case NEEDS_REVIEW -> "needs-review";
    };
  }
}
