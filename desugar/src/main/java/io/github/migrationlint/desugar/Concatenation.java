package io.github.migrationlint.desugar;

import io.github.migrationlint.desugar.ClassRewriter.MethodBody;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** The concatenation of strings. Follows {@code java.lang.invoke.StringConcatFactory}. */
final class Concatenation {
  private static final char ARGUMENT = '\u0001';
  private static final char CONSTANT = '\u0002';

  private Concatenation() {}

  /** The body of a static method that takes the arguments of the call. */
  static MethodBody of(InvokeDynamicInsnNode call) {
    var types = Type.getArgumentTypes(call.desc);
    var recipe = call.bsm.getName().equals("makeConcatWithConstants")
        ? (String) call.bsmArgs[0]
        : String.valueOf(ARGUMENT).repeat(types.length);
    return code -> {
      var text = new TextBuilder(code);
      var plain = new StringBuilder();
      var argument = 0;
      var local = 0;
      var constant = 1;
      for (var i = 0; i < recipe.length(); i++) {
        var c = recipe.charAt(i);
        if (c == CONSTANT) {
          plain.append(call.bsmArgs[constant]);
          constant++;
        } else if (c == ARGUMENT) {
          flush(plain, text);
          code.visitVarInsn(types[argument].getOpcode(Opcodes.ILOAD), local);
          text.append(types[argument]);
          local += types[argument].getSize();
          argument++;
        } else {
          plain.append(c);
        }
      }
      flush(plain, text);
      text.end();
      code.visitInsn(Opcodes.ARETURN);
    };
  }

  private static void flush(StringBuilder plain, TextBuilder text) {
    if (plain.length() > 0) {
      text.append(plain.toString());
      plain.setLength(0);
    }
  }
}
