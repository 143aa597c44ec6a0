package io.github.migrationlint.core.report;

import io.github.migrationlint.core.json.JsonOutput;
import io.github.migrationlint.core.report.DiffReport.Cause;
import io.github.migrationlint.core.report.DiffReport.Change;
import io.github.migrationlint.core.report.DiffReport.Effect;
import io.github.migrationlint.core.report.DiffReport.Group;
import io.github.migrationlint.core.report.DiffReport.Kind;
import io.github.migrationlint.core.report.DiffReport.Value;
import io.github.migrationlint.core.report.DiffReport.Vm;
import io.github.migrationlint.core.text.Span;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/**
 * What a change does, for programs. Version 1 of the format: every key is always there, in this order,
 * null where there is nothing; later versions of the linter may add keys, but change none.
 */
public final class DiffJsonReporter implements Reporter<DiffReport> {
  private final JsonReporter findings;

  public DiffJsonReporter(Tool tool) {
    this.findings = new JsonReporter(tool);
  }

  @Override
  public void write(DiffReport report, Writer out) {
    JsonOutput.write(out, json -> {
      json.member("version", 1);
      json.member("base", report.base());
      json.member("head", report.head());
      writeSummary(report, json);
      json.beginArray("changes");
      for (var group : report.groups()) {
        for (var effect : group.effects()) {
          for (var cluster : effect.clusters()) {
            for (var change : effect.changes()) {
              write(change, cluster, effect, group, json);
            }
          }
        }
      }
      json.endArray();
      json.beginArray("newFindings");
      report.newFindings().forEach(finding -> findings.write(finding, json));
      json.endArray();
      json.beginArray("fixedFindings");
      report.fixedFindings().forEach(finding -> findings.write(finding, json));
      json.endArray();
      writeUnread(report, json);
      json.beginArray("configurationChanges");
      for (var change : report.configurationChanges()) {
        json.beginObject();
        writePlace(change.span(), json);
        json.member("message", change.message());
        json.endObject();
      }
      json.endArray();
      json.member("internalErrors", report.internalErrors());
    });
  }

  private static void writeSummary(DiffReport report, JsonOutput json) {
    var counts = DiffCounts.of(report);
    json.beginObject("summary");
    json.member("vms", counts.vms());
    json.member("winner", counts.winner());
    json.member("settings", counts.settings());
    json.member("drain", counts.drain());
    json.member("added", counts.added());
    json.member("removed", counts.removed());
    json.member("newFindings", report.newFindings().size());
    json.member("fixedFindings", report.fixedFindings().size());
    json.endObject();
  }

  private static void write(
      Change change, String cluster, Effect effect, Group group, JsonOutput json) {
    json.beginObject();
    json.member("cluster", cluster);
    json.member("kind", change.kind().word());
    json.beginArray("vms");
    for (var vm : effect.vmsOf(cluster)) {
      write(vm, json);
    }
    json.endArray();
    json.member("field", change.field());
    json.member("policy", change.policy());
    write("from", change.kind(), change.from(), json);
    write("to", change.kind(), change.to(), json);
    json.beginArray("because");
    for (var cause : group.because()) {
      write(cause, json);
    }
    json.endArray();
    json.member("eachAlone", group.eachAlone());
    json.member("openEdits", group.open());
    json.member("remedies", group.remedies());
    json.endObject();
  }

  private static void write(Vm vm, JsonOutput json) {
    json.beginObject();
    json.member("namespace", vm.namespace());
    json.member("name", vm.name());
    json.member("kind", vm.kind());
    json.endObject();
  }

  private static void write(String key, Kind kind, Value value, JsonOutput json) {
    if (value.equals(Value.NONE) && (kind.isArrival() || kind.isDeparture())) {
      json.nothing(key);
      return;
    }
    json.beginObject(key);
    if (value.value().isPresent()) {
      json.setting("value", value.value().get());
    } else {
      json.nothing("value");
    }
    if (!value.candidates().isEmpty()) {
      writeCandidates(value.candidates(), json);
    }
    json.member("origin", value.origin().filter(words -> !words.isEmpty()));
    if (value.place().isPresent()) {
      writePlace(value.place().get(), json);
    } else {
      json.nothing("path");
      json.nothing("line");
    }
    json.endObject();
  }

  /** Null for none: no policy may govern, or nothing may be set. */
  private static void writeCandidates(List<Optional<Object>> candidates, JsonOutput json) {
    json.beginArray("candidates");
    candidates.forEach(json::element);
    json.endArray();
  }

  private static void write(Cause cause, JsonOutput json) {
    json.beginObject();
    json.member("side", cause.side().word());
    writePlace(cause.place(), json);
    json.member("message", cause.message());
    json.endObject();
  }

  private static void writeUnread(DiffReport report, JsonOutput json) {
    json.beginArray("unread");
    for (var unread : report.unread()) {
      json.beginObject();
      json.member("side", unread.side().word());
      writePlace(unread.finding().primary(), json);
      json.member("message", unread.finding().message());
      json.endObject();
    }
    json.endArray();
  }

  private static void writePlace(Span place, JsonOutput json) {
    json.member("path", place.source().id().path());
    json.member("line", place.source().lines().position(place.start()).line());
  }
}
