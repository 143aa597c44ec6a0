package io.github.migrationlint.desugar;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Leaves out how local variables are called: only a debugger asks, and a JVM reads it each time it loads
 * the class. The numbers of lines stay, for the report of a bug.
 */
final class LocalNames {
  private LocalNames() {}

  /** The class without them; the same bytes where it has none. */
  static byte[] removed(byte[] content) {
    var writer = new ClassWriter(0);
    var filter = new Filter(writer);
    new ClassReader(content).accept(filter, 0);
    return filter.hasSome ? writer.toByteArray() : content;
  }

  private static final class Filter extends ClassVisitor {
    private boolean hasSome;

    Filter(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      var next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitLocalVariable(
            String local,
            String type,
            @Nullable String generic,
            Label start,
            Label end,
            int index) {
          hasSome = true;
        }
      };
    }
  }
}
