package io.github.migrationlint.core.report;

import io.github.migrationlint.core.json.JsonOutput;
import io.github.migrationlint.core.report.ClustersReport.AppliedPath;
import io.github.migrationlint.core.report.ClustersReport.Cluster;
import io.github.migrationlint.core.report.ClustersReport.Unseen;
import io.github.migrationlint.core.text.Span;
import java.io.Writer;
import java.util.Locale;

/** What was understood, for programs. Version 1 of the format: every key is always there, in order. */
public final class ClustersJsonReporter implements Reporter<ClustersReport> {
  @Override
  public void write(ClustersReport report, Writer out) {
    JsonOutput.write(out, json -> {
      json.member("version", 1);
      json.beginArray("clusters");
      for (var cluster : report.clusters()) {
        write(cluster, json);
      }
      json.endArray();
      json.beginArray("notSeen");
      for (var unseen : report.notSeen()) {
        write(unseen, json);
      }
      json.endArray();
      json.member("templates", report.templates());
      json.beginObject("templateKinds");
      for (var kind : report.templateKinds().entrySet()) {
        json.member(kind.getKey(), kind.getValue());
      }
      json.endObject();
    });
  }

  private static void write(Cluster cluster, JsonOutput json) {
    json.beginObject();
    json.member("name", cluster.name());
    json.member("standing", cluster.standing().name().toLowerCase(Locale.ROOT));
    json.beginObject("versions");
    json.member("hyperConverged", cluster.versions().hyperConverged());
    json.member("kubeVirt", cluster.versions().kubeVirt());
    json.member("declared", cluster.versions().declared());
    json.member("why", cluster.versions().why());
    json.endObject();
    json.beginObject("objects");
    json.member("hyperConverged", cluster.objects().hyperConvergeds());
    json.member("kubeVirt", cluster.objects().kubeVirts());
    json.member("policies", cluster.objects().policies());
    json.member("vms", cluster.objects().vms());
    json.endObject();
    json.beginArray("targets");
    for (var target : cluster.targets()) {
      write(target, json);
    }
    json.endArray();
    json.member("files", cluster.files());
    json.endObject();
  }

  private static void write(AppliedPath target, JsonOutput json) {
    json.beginObject();
    json.member("path", target.path());
    json.member("shared", target.isShared());
    json.member("mayReach", target.candidates());
    json.member("objects", target.objects());
    if (target.by().isPresent() && target.place().isPresent()) {
      json.beginObject("by");
      json.member("object", target.by().get());
      writePlace(target.place().get(), json);
      json.endObject();
    } else {
      json.nothing("by");
    }
    json.member("files", target.files());
    json.endObject();
  }

  private static void write(Unseen unseen, JsonOutput json) {
    json.beginObject();
    json.member("what", unseen.what());
    writePlace(unseen.place(), json);
    json.endObject();
  }

  private static void writePlace(Span place, JsonOutput json) {
    json.member("path", place.source().id().path());
    json.member("line", place.source().lines().position(place.start()).line());
  }
}
