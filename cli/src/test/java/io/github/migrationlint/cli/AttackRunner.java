package io.github.migrationlint.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs every attack, one after the other, in a process with little memory, and writes what came of
 * each to a file: exit code, milliseconds of CPU, then the output.
 */
final class AttackRunner {
  private AttackRunner() {}

  /** The folder to work in, then the names of the attacks to run; all if there is none. */
  public static void main(String[] words) throws Exception {
    var top = Path.of(words[0]);
    var wanted = List.of(words).subList(1, words.length);
    for (var attack : Attacks.all().entrySet()) {
      if (wanted.isEmpty() || wanted.contains(attack.getKey())) {
        var folder = Files.createDirectories(top.resolve(attack.getKey()));
        Attacks.write(attack.getValue(), folder);
        var out = new ByteArrayOutputStream();
        var began = cpu();
        var code = run(attack.getValue().args(), folder, out);
        var result =
            code + " " + (cpu() - began) / 1_000_000 + "\n" + out.toString(StandardCharsets.UTF_8);
        Files.writeString(top.resolve(attack.getKey() + ".result"), result);
        System.out.println(attack.getKey() + ": " + result.lines().findFirst().orElse(""));
      }
    }
  }

  private static int run(List<String> args, Path folder, OutputStream out) {
    var around = new Environment(
        InputStream.nullInputStream(), out, out, Map.of(), () -> false, () -> false, folder);
    return new Main(around).run(args);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
