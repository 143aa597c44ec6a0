package io.github.migrationlint.desugar;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Tells SLF4J in the standalone jar that no logging is there: json-schema-validator and JGit log
 * through it, and to look for what is not in the jar would read the folders of all JDK modules in each
 * run. Whoever asks for a logger gets the one that says nothing. Only the jar of the program holds
 * SLF4J; within Maven nothing changes.
 */
final class NoLogging {
  static final String HOST = "org/slf4j/LoggerFactory";
  private static final String LOGGER = "org/slf4j/helpers/NOPLogger";
  private static final String FACTORY = "org/slf4j/helpers/NOPLoggerFactory";

  private NoLogging() {}

  /** Rewrites the class; whether it was another one before. */
  static boolean rewrite(ClassNode host) {
    for (var method : host.methods) {
      if (method.name.equals("getLogger") && isSilent(method)) {
        return false;
      }
    }
    var isChanged = false;
    for (var method : host.methods) {
      isChanged |= silence(method);
    }
    return isChanged;
  }

  private static boolean isSilent(MethodNode method) {
    return method.instructions.getFirst() instanceof FieldInsnNode read
        && read.owner.equals(LOGGER);
  }

  private static boolean silence(MethodNode method) {
    var code = new InsnList();
    switch (method.name + method.desc) {
      case "getLogger(Ljava/lang/String;)Lorg/slf4j/Logger;",
          "getLogger(Ljava/lang/Class;)Lorg/slf4j/Logger;" -> {
        code.add(new FieldInsnNode(Opcodes.GETSTATIC, LOGGER, "NOP_LOGGER", "L" + LOGGER + ";"));
        code.add(new InsnNode(Opcodes.ARETURN));
      }
      case "getILoggerFactory()Lorg/slf4j/ILoggerFactory;" -> {
        code.add(new TypeInsnNode(Opcodes.NEW, FACTORY));
        code.add(new InsnNode(Opcodes.DUP));
        code.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, FACTORY, "<init>", "()V", false));
        code.add(new InsnNode(Opcodes.ARETURN));
      }
      // What it sets up is for the search.
      case "<clinit>()V" -> code.add(new InsnNode(Opcodes.RETURN));
      default -> {
        return false;
      }
    }
    method.tryCatchBlocks.clear();
    method.localVariables = null;
    method.instructions = code;
    return true;
  }
}
