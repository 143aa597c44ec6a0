package io.github.migrationlint.mutation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Which lines a test runs: a class with probes reports each line it comes to. */
public final class Coverage {
  /** Which probes were met since the last reset. */
  private static boolean[] met = new boolean[1 << 16];

  private final Map<String, Integer> probes = new HashMap<>();
  private final List<String> types = new ArrayList<>();

  /** What classes with probes call. */
  public static void meet(int probe) {
    met[probe] = true;
  }

  /** The code of a class with a call of {@link #meet} at the start of each line. */
  byte[] withProbes(String type, byte[] code) {
    var tree = new ClassNode();
    new ClassReader(code).accept(tree, 0);
    for (var method : tree.methods) {
      for (var node : method.instructions.toArray()) {
        if (node instanceof LineNumberNode start) {
          insert(probe(type, start.line), start, method.instructions);
        }
      }
    }
    var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    tree.accept(writer);
    return writer.toByteArray();
  }

  /** Before the first instruction of the line, so behind the frame that may be there. */
  private static void insert(int probe, AbstractInsnNode start, InsnList code) {
    var first = start.getNext();
    while (first != null && first.getOpcode() < 0) {
      first = first.getNext();
    }
    if (first == null) {
      return;
    }
    var calls = new InsnList();
    calls.add(new LdcInsnNode(probe));
    calls.add(new MethodInsnNode(
        Opcodes.INVOKESTATIC, Coverage.class.getName().replace('.', '/'), "meet", "(I)V"));
    if (first.getOpcode() == Opcodes.NEW) {
      // Frames know a new object by the place of this instruction.
      code.insert(first, calls);
    } else {
      code.insertBefore(first, calls);
    }
  }

  private int probe(String type, int line) {
    var key = type + ":" + line;
    var known = probes.get(key);
    if (known != null) {
      return known;
    }
    var probe = types.size();
    probes.put(key, probe);
    types.add(type);
    if (probe == met.length) {
      met = new boolean[2 * probe];
    }
    return probe;
  }

  void reset() {
    Arrays.fill(met, false);
  }

  /** The probes met since the last reset. */
  List<Integer> met() {
    var all = new ArrayList<Integer>();
    for (var probe = 0; probe < probes.size(); probe++) {
      if (met[probe]) {
        all.add(probe);
      }
    }
    return all;
  }

  /** The class of a probe. */
  String typeOf(int probe) {
    return types.get(probe);
  }

  /** Negative if there is no such line. */
  int probeOf(String type, int line) {
    return probes.getOrDefault(type + ":" + line, -1);
  }
}
