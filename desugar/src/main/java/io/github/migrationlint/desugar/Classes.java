package io.github.migrationlint.desugar;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Classes that belong together, all under their internal names. */
final class Classes {
  /** Separates the name of a class from the number of a class made for it. */
  static final String MARK = "$$L";

  /**
   * What is to be written.
   *
   * @param made new classes
   * @param changed classes with other content
   * @param stale classes that were made for calls that are there no longer
   */
  record Rewritten(Map<String, byte[]> made, Map<String, byte[]> changed, Set<String> stale) {}

  private final SortedMap<String, byte[]> input;
  private final Map<String, byte[]> made = new TreeMap<>();
  private final Map<String, ClassNode> changed = new TreeMap<>();
  private final Map<String, Set<String>> nestMembers = new TreeMap<>();
  private final Set<String> used = new TreeSet<>();

  private Classes(SortedMap<String, byte[]> input) {
    this.input = input;
  }

  static Rewritten rewrite(SortedMap<String, byte[]> classes) {
    return new Classes(classes).rewritten();
  }

  private Rewritten rewritten() {
    for (var name : input.keySet()) {
      if (!name.contains(MARK)) {
        rewrite(name);
      }
    }
    nestMembers.forEach(this::addToNest);
    var bytes = new TreeMap<String, byte[]>();
    for (var one : changed.entrySet()) {
      bytes.put(one.getKey(), bytes(one.getValue()));
    }
    var stale = new TreeSet<String>();
    for (var name : input.keySet()) {
      if (name.contains(MARK) && !used.contains(name)) {
        stale.add(name);
      }
    }
    return new Rewritten(made, bytes, stale);
  }

  private void rewrite(String name) {
    var host = read(name);
    var rewriter = new ClassRewriter(host);
    if (rewriter.run()) {
      changed.put(name, host);
    }
    for (var lambda : rewriter.made().entrySet()) {
      made.put(lambda.getKey(), lambda.getValue());
      // An order calls nothing that is private.
      if (lambda.getKey().endsWith("Order")) {
        continue;
      }
      nestMembers
          .computeIfAbsent(nestOf(host), unused -> new LinkedHashSet<>())
          .add(lambda.getKey());
    }
    used.addAll(made.keySet());
    addUsed(host);
  }

  /** A class made earlier is still in use where its host names it. */
  private void addUsed(ClassNode host) {
    for (var method : host.methods) {
      for (var instruction : method.instructions) {
        if (instruction instanceof MethodInsnNode call && call.owner.contains(MARK)) {
          used.add(call.owner);
        } else if (instruction instanceof FieldInsnNode field && field.owner.contains(MARK)) {
          used.add(field.owner);
        }
      }
    }
  }

  private static String nestOf(ClassNode host) {
    return host.nestHostClass == null ? host.name : host.nestHostClass;
  }

  private void addToNest(String nest, Set<String> members) {
    var host = changed.computeIfAbsent(nest, this::read);
    var all = new LinkedHashSet<String>();
    for (var member : host.nestMembers == null ? List.<String>of() : host.nestMembers) {
      if (!member.contains(MARK) || used.contains(member)) {
        all.add(member);
      }
    }
    all.addAll(members);
    host.nestMembers = new ArrayList<>(all);
    // Nests came with Java 11.
    host.version = Math.max(host.version, Opcodes.V11);
  }

  private ClassNode read(String name) {
    var node = new ClassNode();
    new ClassReader(input.get(name)).accept(node, 0);
    return node;
  }

  private static byte[] bytes(ClassNode node) {
    var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    node.accept(writer);
    return writer.toByteArray();
  }
}
