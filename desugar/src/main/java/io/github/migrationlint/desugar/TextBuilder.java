package io.github.migrationlint.desugar;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes code that builds a text; the builder stays on the stack. */
final class TextBuilder {
  private static final String BUILDER = "java/lang/StringBuilder";
  private static final String TEXT = "Ljava/lang/String;";

  private final MethodVisitor code;

  TextBuilder(MethodVisitor code) {
    this.code = code;
    code.visitTypeInsn(Opcodes.NEW, BUILDER);
    code.visitInsn(Opcodes.DUP);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V", false);
  }

  void append(String constant) {
    code.visitLdcInsn(constant);
    appendAs(TEXT);
  }

  /** Appends the value on the stack. */
  void append(Type type) {
    switch (type.getSort()) {
      case Type.BYTE, Type.SHORT -> appendAs("I");
      case Type.ARRAY, Type.OBJECT ->
        appendAs(type.getDescriptor().equals(TEXT) ? TEXT : "Ljava/lang/Object;");
      default -> appendAs(type.getDescriptor());
    }
  }

  private void appendAs(String descriptor) {
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, BUILDER, "append", "(" + descriptor + ")L" + BUILDER + ";", false);
  }

  /** Leaves the text instead of the builder. */
  void end() {
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "toString", "()" + TEXT, false);
  }
}
