package io.github.migrationlint.desugar;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Has the scanner of snakeyaml-engine compile the regular expression of its {@code \\x} escapes where it
 * meets one, not in each run: with the first expression come about a hundred classes of the JDK.
 */
final class RareExpressions {
  static final String HOST = "org/snakeyaml/engine/v2/scanner/ScannerImpl";
  private static final String PATTERN = "java/util/regex/Pattern";

  private RareExpressions() {}

  /** Rewrites the class; whether it was another one before. */
  static boolean rewrite(ClassNode host) {
    var expressions = new HashMap<String, String>();
    for (var method : host.methods) {
      if (method.name.equals("<clinit>")) {
        takeOut(method, expressions);
      }
    }
    for (var method : host.methods) {
      for (var instruction : method.instructions.toArray()) {
        if (instruction instanceof FieldInsnNode read
            && read.getOpcode() == Opcodes.GETSTATIC
            && expressions.containsKey(read.name)) {
          method.instructions.insertBefore(read, new LdcInsnNode(expressions.get(read.name)));
          method.instructions.set(read, compile());
        }
      }
    }
    return !expressions.isEmpty();
  }

  private static MethodInsnNode compile() {
    return new MethodInsnNode(
        Opcodes.INVOKESTATIC, PATTERN, "compile", "(Ljava/lang/String;)L" + PATTERN + ";", false);
  }

  /** Takes {@code FIELD = Pattern.compile("…")} out: three instructions. */
  private static void takeOut(MethodNode initializer, Map<String, String> expressions) {
    for (var instruction : initializer.instructions.toArray()) {
      if (instruction instanceof FieldInsnNode put
          && put.getOpcode() == Opcodes.PUTSTATIC
          && put.desc.equals("L" + PATTERN + ";")
          && put.getPrevious() instanceof MethodInsnNode compile
          && compile.getPrevious() instanceof LdcInsnNode constant
          && constant.cst instanceof String expression) {
        expressions.put(put.name, expression);
        initializer.instructions.remove(constant);
        initializer.instructions.remove(compile);
        initializer.instructions.remove(put);
      }
    }
  }
}
