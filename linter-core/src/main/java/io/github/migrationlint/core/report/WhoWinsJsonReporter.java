package io.github.migrationlint.core.report;

import io.github.migrationlint.core.json.JsonOutput;
import io.github.migrationlint.core.report.WhoWinsReport.EffectiveSetting;
import io.github.migrationlint.core.report.WhoWinsReport.Lost;
import io.github.migrationlint.core.report.WhoWinsReport.Rejected;
import io.github.migrationlint.core.report.WhoWinsReport.Unknown;
import io.github.migrationlint.core.report.WhoWinsReport.Vm;
import io.github.migrationlint.core.text.Span;
import java.io.Writer;
import java.util.List;

/**
 * Which policy governs each VM, for programs. Version 1 of the format: keys keep their order, and
 * only {@code candidates} may be missing, where nothing is undecided, and {@code policies}, where
 * no one asked for one.
 */
public final class WhoWinsJsonReporter implements Reporter<WhoWinsReport> {
  @Override
  public void write(WhoWinsReport report, Writer out) {
    JsonOutput.write(out, json -> {
      json.member("version", 1);
      json.beginArray("rejected");
      for (var rejected : report.rejected()) {
        write(rejected, json);
      }
      json.endArray();
      json.beginArray("vms");
      for (var vm : report.vms()) {
        write(vm, json);
      }
      json.endArray();
      json.beginArray("coverage");
      for (var coverage : report.coverage()) {
        write(coverage, json);
      }
      json.endArray();
      if (!report.answers().isEmpty()) {
        json.beginArray("policies");
        for (var answer : report.answers()) {
          write(answer, json);
        }
        json.endArray();
      }
    });
  }

  private static void write(Rejected rejected, JsonOutput json) {
    json.beginObject();
    json.member("cluster", rejected.cluster());
    json.member("policy", rejected.policy());
    json.member("because", rejected.reason());
    writePlace(rejected.place(), json);
    json.endObject();
  }

  private static void write(Vm vm, JsonOutput json) {
    json.beginObject();
    json.member("cluster", vm.cluster());
    json.member("namespace", vm.namespace());
    json.member("name", vm.name());
    json.member("kind", vm.kind());
    json.member("winner", vm.winner());
    json.member("why", vm.why());
    json.member("matching", vm.matching());
    json.beginArray("unknown");
    for (var unknown : vm.unknown()) {
      write(unknown, json);
    }
    json.endArray();
    if (!vm.candidates().isEmpty()) {
      json.member("candidates", vm.candidates());
    }
    json.beginObject("settings");
    for (var setting : vm.settings()) {
      write(setting, json);
    }
    json.endObject();
    json.beginArray("lost");
    for (var lost : vm.lost()) {
      write(lost, json);
    }
    json.endArray();
    json.beginObject("drain");
    json.member("outcome", vm.drain().outcome());
    json.member("because", vm.drain().reason());
    if (!vm.drain().conditions().isEmpty()) {
      json.beginArray("if");
      for (var conditional : vm.drain().conditions()) {
        json.beginObject();
        json.member("condition", conditional.condition());
        json.member("outcome", conditional.outcome());
        json.endObject();
      }
      json.endArray();
    }
    json.endObject();
    json.endObject();
  }

  private static void write(PolicyCoverage coverage, JsonOutput json) {
    json.beginObject();
    json.member("cluster", coverage.cluster());
    json.member("vms", coverage.vms());
    json.member("ungoverned", coverage.ungoverned());
    json.member("undecided", coverage.undecided());
    json.member("catchAll", coverage.catchAll());
    json.beginArray("policies");
    for (var share : coverage.shares()) {
      json.beginObject();
      json.member("policy", share.policy());
      json.member("governs", share.governs());
      json.member("outranked", share.outranked());
      json.member("mayGovern", share.mayGovern());
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }

  private static void write(PolicyAnswer answer, JsonOutput json) {
    json.beginObject();
    json.member("cluster", answer.policy().cluster());
    json.member("policy", answer.policy().name());
    writePlace(answer.policy().place(), json);
    json.member("governs", answer.governs());
    write("beats", "policy", answer.beats(), json);
    write("outranked", "by", answer.outranked(), json);
    write("undecided", "because", answer.open(), json);
    write("missed", "lacks", answer.missed(), json);
    json.endObject();
  }

  private static void write(
      String key, String what, List<PolicyAnswer.Group> groups, JsonOutput json) {
    json.beginArray(key);
    for (var group : groups) {
      json.beginObject();
      json.member(what, group.what());
      if (!group.remark().isEmpty()) {
        json.member("why", group.remark());
      }
      json.member("vms", group.vms());
      json.endObject();
    }
    json.endArray();
  }

  private static void write(Unknown unknown, JsonOutput json) {
    json.beginObject();
    json.member("policy", unknown.policy());
    json.member("because", unknown.reason());
    json.endObject();
  }

  private static void write(EffectiveSetting setting, JsonOutput json) {
    json.beginObject(setting.field());
    json.setting("value", setting.value());
    json.member("origin", setting.origin());
    if (setting.place().isPresent()) {
      writePlace(setting.place().get(), json);
    } else {
      json.nothing("path");
      json.nothing("line");
    }
    json.endObject();
  }

  private static void write(Lost lost, JsonOutput json) {
    json.beginObject();
    json.member("policy", lost.policy());
    json.member("field", lost.field());
    json.setting("value", lost.value());
    json.endObject();
  }

  private static void writePlace(Span place, JsonOutput json) {
    json.member("path", place.source().id().path());
    json.member("line", place.source().lines().position(place.start()).line());
  }
}
