package io.github.migrationlint.schemas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Writes {@code upstream/instancetypes.tsv} from the bundles that KubeVirt embeds. Facts only are taken:
 * names, sizes, and what keeps a guest from migrating.
 *
 * <p>Takes a folder with one folder for each release ({@code 1.8}), which has the two files {@code
 * common-cluster{instancetypes,preferences}-bundle.yaml} of its newest tag, and the file to write.
 */
final class ShippedInstancetypesGenerator {
  private static final String HEADER = """
      # The instancetypes and preferences that virt-operator installs: a row holds from its release of KubeVirt on,
      # until the next row of the same name; `absent` says that it is gone. Written by `ShippedInstancetypesGenerator`
      # from pkg/virt-operator/resource/generate/components/data/common-cluster{instancetypes,preferences}-bundle.yaml
      # (from 1.8 on below data/common-instancetypes) of kubevirt/kubevirt at the newest tag of each release, which come
      # from kubevirt/common-instancetypes (both Apache License 2.0).
      # kind, name, since, memory.guest, cpu.guest, memory.hugepages.pageSize, marks
      """;

  private ShippedInstancetypesGenerator() {}

  public static void main(String... args) throws IOException {
    var releases = new TreeMap<Version, Path>();
    try (var folders = Files.list(Path.of(args[0]))) {
      for (var folder : folders.toList()) {
        releases.put(Version.parse(folder.getFileName().toString()).orElseThrow(), folder);
      }
    }
    var rows = new ArrayList<String>();
    var before = Map.<String, String>of();
    for (var release : releases.entrySet()) {
      var now = objects(release.getValue());
      var names = new TreeSet<>(before.keySet());
      names.addAll(now.keySet());
      for (var name : names) {
        var facts = now.getOrDefault(name, "\t\t\tabsent");
        if (!facts.equals(before.getOrDefault(name, "\t\t\tabsent"))) {
          rows.add(name + "\t" + release.getKey() + "\t" + facts);
        }
      }
      before = now;
    }
    rows.sort(null);
    Files.writeString(Path.of(args[1]), HEADER + String.join("\n", rows) + "\n");
  }

  /** What the columns say of each object, by kind and name. */
  private static Map<String, String> objects(Path folder) throws IOException {
    var objects = new LinkedHashMap<String, String>();
    for (var kind : List.of("instancetype", "preference")) {
      var text = Files.readString(folder.resolve("common-cluster" + kind + "s-bundle.yaml"));
      for (var object : new Load(LoadSettings.builder().build()).loadAllFromString(text)) {
        if (object != null) {
          var name = at(object, "metadata", "name") + "";
          objects.put(kind + "\t" + name, facts(kind, object));
        }
      }
    }
    return objects;
  }

  private static String facts(String kind, Object object) {
    var marks = new ArrayList<String>();
    if (kind.equals("preference")) {
      if (is(at(object, "spec", "devices", "preferredTPM", "persistent"))
          || is(at(object, "spec", "firmware", "preferredEfi", "persistent"))) {
        marks.add("state");
      }
      return "\t\t\t" + String.join(" ", marks);
    }
    if (is(at(object, "spec", "cpu", "dedicatedCPUPlacement"))) {
      marks.add("dedicated");
    }
    if (at(object, "spec", "gpus") != null || at(object, "spec", "hostDevices") != null) {
      marks.add("gpu");
    }
    var page = at(object, "spec", "memory", "hugepages", "pageSize");
    return at(object, "spec", "memory", "guest") + "\t" + at(object, "spec", "cpu", "guest") + "\t"
        + (page == null ? "" : page) + "\t" + String.join(" ", marks);
  }

  private static boolean is(@Nullable Object value) {
    return Boolean.TRUE.equals(value);
  }

  private static @Nullable Object at(@Nullable Object value, String... path) {
    var found = value;
    for (var key : path) {
      found = found instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return found;
  }
}
