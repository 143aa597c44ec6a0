package io.github.migrationlint.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.migrationlint.cli.Attacks.Attack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;

/** Attacks on what Git has recorded, and on comparisons: what a revision holds and what it is compared with. */
final class GitAttacks {
  private static final List<String> SINCE = List.of("check", "--since", "main", "-f", "json", ".");
  private static final List<String> DIFF = List.of("diff", "main");

  /** A name that no text has. */
  private static final String FORGED = "ef".repeat(20);

  private final Path folder;

  private GitAttacks(Path folder) {
    this.folder = folder;
  }

  static void addTo(Map<String, Attack> all) {
    all.put("d1 trees in trees", attack(GitAttacks::trees, "lie in too many folders", DIFF));
    all.put("d2 a tree in itself", attack(GitAttacks::treeInItself, "", SINCE));
    all.put("d3 a file at each place", attack(GitAttacks::copies, "", SINCE));
    all.put("d4 a commit of megabytes", attack(GitAttacks::longCommit, "cannot read", SINCE));
    all.put("d5 a tag that names itself", attack(GitAttacks::tag, "cannot read", SINCE));
    all.put("d6 a tree that is cut off", attack(GitAttacks::cutOff, "cannot read all of", DIFF));
    all.put("d7 an index of millions", attack(GitAttacks::packIndex, "this clone has no", SINCE));
    all.put("d8 lines of two kinds", attack(GitAttacks::lines, "", SINCE));
    all.put("d9 other findings by the thousand", attack(GitAttacks::findings, "", DIFF));
    all.put("d10 clusters with other names", attack(GitAttacks::clusters, "other names", DIFF));
    all.put("d11 an edit for each VM and policy", attack(GitAttacks::edits, "", DIFF));
    all.put("d12 an object by the thousand", attack(GitAttacks::sameObject, "", DIFF));
    all.put("d13 a blob of a gigabyte", attack(GitAttacks::longBlob, "", SINCE));
  }

  private static Attack attack(Consumer<GitAttacks> files, String answer, List<String> args) {
    return new Attack(attacks -> files.accept(new GitAttacks(attacks.folder())), answer, args);
  }

  private static String each(int count, IntFunction<String> text) {
    return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining());
  }

  private static String vm(String name) {
    return "---\n" + Attacks.VM.formatted(name);
  }

  private void trees() {
    var tree = tree("100644 a.yaml", blob(vm("a")));
    for (var i = 0; i < 12; i++) {
      var inner = tree;
      tree = object("tree", each(10, j -> row("40000 d" + j, inner)));
    }
    main(commit(tree, ""));
  }

  private void treeInItself() {
    store(FORGED, "tree", row("40000 d", FORGED) + row("100644 a.yaml", blob(vm("a"))));
    main(commit(FORGED, ""));
  }

  private void copies() {
    var blob = blob(vm("a"));
    main(commit(object("tree", each(30_000, i -> row("100644 " + i + ".yaml", blob))), ""));
  }

  private void longCommit() {
    main(commit(tree("100644 a.yaml", blob(vm("a"))), "x".repeat(4_000_000)));
  }

  private void tag() {
    store(FORGED, "tag", "object " + FORGED + "\ntype tag\ntag x\ntagger a <a> 0 +0000\n\nm");
    main(FORGED);
  }

  private void cutOff() {
    main(commit(object("tree", "100644 a.yaml"), ""));
  }

  private void packIndex() {
    main("ab".repeat(20));
    var name = ".git/objects/pack/pack-" + FORGED;
    write(name + ".pack", "PACK\0\0\0\2\0\0\0\0" + "\0".repeat(20));
    write(name + ".idx", "\u00fftOc\0\0\0\2" + "\u007f\u00ff\u00ff\u00ff".repeat(256));
  }

  private void lines() {
    for (var side = 0; side < 2; side++) {
      var random = new Random(side);
      var text = vm("a") + each(500_000, i -> random.nextBoolean() ? "#\n" : "#a\n");
      if (side == 0) {
        main(commit(tree("100644 vm.yaml", blob(text)), ""));
      } else {
        write("vm.yaml", text);
      }
    }
  }

  private void findings() {
    IntFunction<String> base = i -> vm("a" + i).replace("spec:", "x" + i + ": 1\nspec:");
    main(commit(tree("100644 vm.yaml", blob(each(3_000, base))), ""));
    write("vm.yaml", each(3_000, i -> vm("a" + i).replace("spec:", "y" + i + ": 1\nspec:")));
  }

  private void clusters() {
    var vms = each(400, i -> vm("a" + i));
    main(commit(
        tree(
            "100644 apps.yaml",
            blob(each(400, i -> application(i, "c" + i))),
            "40000 vms",
            tree("100644 vms.yaml", blob(vms))),
        ""));
    write("vms/vms.yaml", vms);
    write("apps.yaml", each(400, i -> application(i, "d" + i)));
  }

  private static String application(int number, String cluster) {
    return "---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a" + number
        + ", namespace: argocd}\nspec: {source: {repoURL: x, path: vms}, destination: {name: "
        + cluster + "}}\n";
  }

  private void edits() {
    var vms = each(300, i -> vm("a" + i)
        .replace("template: {", "template: {metadata: {labels: {l: v" + i + "}}, "));
    main(commit(
        tree("100644 vm.yaml", blob(vms), "100644 p.yaml", blob(each(300, i -> policy(i, 1)))),
        ""));
    write("vm.yaml", vms);
    write("p.yaml", each(300, i -> policy(i, 2)));
  }

  private static String policy(int number, int mebibytes) {
    return "---\napiVersion: migrations.kubevirt.io/v1alpha1\nkind: MigrationPolicy\nmetadata: {name: p"
        + number + "}\nspec: {bandwidthPerMigration: " + (mebibytes + 3 * number)
        + "Mi, completionTimeoutPerGiB: " + (100 + mebibytes + number)
        + ", selectors: {virtualMachineInstanceSelector: {l: v" + number + "}}}\n";
  }

  private void sameObject() {
    main(commit(tree("100644 vm.yaml", blob(vm("a").repeat(4_000))), ""));
    write("vm.yaml", vm("a").replace("Always", "Halted").repeat(4_000));
  }

  private void longBlob() {
    var path = path(FORGED);
    try {
      Files.createDirectories(path.getParent());
      try (var out = new DeflaterOutputStream(Files.newOutputStream(path))) {
        out.write("blob 1073741824\0".getBytes(ISO_8859_1));
        var line = ("#" + "x".repeat(1022) + "\n").getBytes(ISO_8859_1);
        for (var i = 0; i < 1 << 20; i++) {
          out.write(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    main(commit(tree("100644 a.yaml", FORGED), ""));
  }

  // Objects as Git stores them, whatever is in them.

  private void main(String commit) {
    write(".git/refs/heads/main", commit + "\n");
  }

  private String commit(String tree, String message) {
    return object(
        "commit", "tree " + tree + "\nauthor a <a> 0 +0000\ncommitter a <a> 0 +0000\n\n" + message);
  }

  private String tree(String... namesAndObjects) {
    var rows = new StringBuilder();
    for (var i = 0; i < namesAndObjects.length; i += 2) {
      rows.append(row(namesAndObjects[i], namesAndObjects[i + 1]));
    }
    return object("tree", rows.toString());
  }

  private static String row(String name, String object) {
    return name + "\0" + new String(HexFormat.of().parseHex(object), ISO_8859_1);
  }

  private String blob(String text) {
    return object("blob", text);
  }

  private String object(String type, String text) {
    try {
      var stored = (type + " " + text.length() + "\0" + text).getBytes(ISO_8859_1);
      var id = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(stored));
      store(id, type, text);
      return id;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path path(String id) {
    return folder.resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2));
  }

  private void store(String id, String type, String text) {
    try {
      Files.createDirectories(path(id).getParent());
      var bytes = new ByteArrayOutputStream();
      try (var out = new DeflaterOutputStream(bytes)) {
        out.write((type + " " + text.length() + "\0" + text).getBytes(ISO_8859_1));
      }
      Files.write(path(id), bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String file, String text) {
    try {
      var path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.write(path, text.getBytes(ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
