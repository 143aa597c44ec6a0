package io.github.migrationlint.desugar;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Has the settings of snakeyaml-engine make their JSON schema only where none was set: its resolver
 * compiles six regular expressions, and whoever reads events needs none of it.
 */
final class LazySchema {
  static final String HOST = "org/snakeyaml/engine/v2/api/LoadSettingsBuilder";
  private static final String SCHEMA = "org/snakeyaml/engine/v2/schema/JsonSchema";
  private static final String TYPE = "Lorg/snakeyaml/engine/v2/schema/Schema;";
  private static final String FIELD = "schema";

  private LazySchema() {}

  /** Rewrites the class; whether it was another one before. */
  static boolean rewrite(ClassNode host) {
    var isChanged = false;
    for (var method : host.methods) {
      isChanged |= method.name.equals("<init>") && isTakenOut(method);
    }
    for (var method : host.methods) {
      if (isChanged && method.name.equals("build")) {
        method.instructions.insert(makeMissing());
      }
    }
    return isChanged;
  }

  /** Takes {@code this.schema = new JsonSchema()} out: five instructions. */
  private static boolean isTakenOut(MethodNode constructor) {
    for (var instruction : constructor.instructions) {
      if (instruction instanceof FieldInsnNode put
          && put.getOpcode() == Opcodes.PUTFIELD
          && put.name.equals(FIELD)
          && put.getPrevious() instanceof MethodInsnNode made
          && made.owner.equals(SCHEMA)) {
        AbstractInsnNode last = put;
        for (var i = 0; i < 5; i++) {
          var before = last.getPrevious();
          constructor.instructions.remove(last);
          last = before;
        }
        return true;
      }
    }
    return false;
  }

  private static InsnList makeMissing() {
    var there = new LabelNode();
    var code = new InsnList();
    code.add(new VarInsnNode(Opcodes.ALOAD, 0));
    code.add(new FieldInsnNode(Opcodes.GETFIELD, HOST, FIELD, TYPE));
    code.add(new JumpInsnNode(Opcodes.IFNONNULL, there));
    code.add(new VarInsnNode(Opcodes.ALOAD, 0));
    code.add(new TypeInsnNode(Opcodes.NEW, SCHEMA));
    code.add(new InsnNode(Opcodes.DUP));
    code.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, SCHEMA, "<init>", "()V", false));
    code.add(new FieldInsnNode(Opcodes.PUTFIELD, HOST, FIELD, TYPE));
    code.add(there);
    code.add(new FrameNode(Opcodes.F_SAME, 0, null, 0, null));
    return code;
  }
}
