package io.github.migrationlint.desugar;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Tells SLF4J in the standalone jar that no logging is there: json-schema-validator and JGit log
 * through it, and to look for what is not in the jar would read the folders of all JDK modules in each
 * run. Only the jar of the program holds SLF4J; within Maven nothing changes.
 */
final class NoLogging {
  static final String HOST = "org/slf4j/LoggerFactory";
  private static final String SEARCH = "findServiceProviders";
  private static final String NONE = "org/slf4j/helpers/NOP_FallbackServiceProvider";
  private static final String LIST = "java/util/ArrayList";

  private NoLogging() {}

  /** Rewrites the class; whether it was another one before. */
  static boolean rewrite(ClassNode host) {
    for (var method : host.methods) {
      if (method.name.equals(SEARCH)
          && method.desc.equals("()Ljava/util/List;")
          && method.tryCatchBlocks != null
          && calls(method, "getServiceLoader")) {
        method.tryCatchBlocks.clear();
        method.localVariables = null;
        method.instructions = onlyNone();
        return true;
      }
    }
    return false;
  }

  private static boolean calls(MethodNode method, String name) {
    for (var instruction : method.instructions) {
      if (instruction instanceof MethodInsnNode call && call.name.equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static InsnList onlyNone() {
    var code = new InsnList();
    make(LIST, code);
    code.add(new InsnNode(Opcodes.DUP));
    make(NONE, code);
    code.add(new MethodInsnNode(
        Opcodes.INVOKEVIRTUAL,
        LIST,
        "add",
        Type.getMethodDescriptor(Type.BOOLEAN_TYPE, Type.getType(Object.class)),
        false));
    code.add(new InsnNode(Opcodes.POP));
    code.add(new InsnNode(Opcodes.ARETURN));
    return code;
  }

  private static void make(String type, InsnList code) {
    code.add(new TypeInsnNode(Opcodes.NEW, type));
    code.add(new InsnNode(Opcodes.DUP));
    code.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, type, "<init>", "()V", false));
  }
}
