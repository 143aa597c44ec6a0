package io.github.migrationlint.desugar;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The fields of a class of lambdas: as many of each kind as the lambda that captures most of it needs.
 * An object is held as {@code Object}, a small number or a truth value as {@code int}.
 */
final class CapturedFields {
  private static final List<Type> KINDS = List.of(
      Type.getObjectType("java/lang/Object"),
      Type.INT_TYPE,
      Type.LONG_TYPE,
      Type.FLOAT_TYPE,
      Type.DOUBLE_TYPE);

  private final int[] counts = new int[KINDS.size()];

  /** Makes room for the values of one lambda. */
  void reserve(Type[] captured) {
    var own = new int[counts.length];
    for (var type : captured) {
      own[kind(type)]++;
    }
    for (var kind = 0; kind < counts.length; kind++) {
      counts[kind] = Math.max(counts[kind], own[kind]);
    }
  }

  private static int kind(Type type) {
    return switch (type.getSort()) {
      case Type.OBJECT, Type.ARRAY -> 0;
      case Type.LONG -> 2;
      case Type.FLOAT -> 3;
      case Type.DOUBLE -> 4;
      default -> 1;
    };
  }

  private static String field(int kind, int i) {
    return KINDS.get(kind).getSort() == Type.OBJECT
        ? "object" + i
        : KINDS.get(kind).getClassName() + i;
  }

  void declare(ClassWriter writer) {
    for (var kind = 0; kind < counts.length; kind++) {
      for (var i = 0; i < counts[kind]; i++) {
        writer
            .visitField(
                Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL,
                field(kind, i),
                KINDS.get(kind).getDescriptor(),
                null,
                null)
            .visitEnd();
      }
    }
  }

  /** The constructor: the number of the lambda, then a value for each field. */
  String constructor() {
    var types = new ArrayList<Type>();
    types.add(Type.INT_TYPE);
    for (var kind = 0; kind < counts.length; kind++) {
      for (var i = 0; i < counts[kind]; i++) {
        types.add(KINDS.get(kind));
      }
    }
    return Type.getMethodDescriptor(Type.VOID_TYPE, types.toArray(Type[]::new));
  }

  /** Writes what the constructor does with the values of its fields. */
  void assign(String owner, MethodVisitor code) {
    var local = 2;
    for (var kind = 0; kind < counts.length; kind++) {
      var type = KINDS.get(kind);
      for (var i = 0; i < counts[kind]; i++) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
        code.visitFieldInsn(Opcodes.PUTFIELD, owner, field(kind, i), type.getDescriptor());
        local += type.getSize();
      }
    }
  }

  /** Puts the arguments of a factory, in their order, where the constructor wants them. */
  void pass(Type[] captured, MethodVisitor code) {
    for (var kind = 0; kind < counts.length; kind++) {
      var local = 0;
      var passed = 0;
      for (var type : captured) {
        if (kind(type) == kind) {
          code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
          passed++;
        }
        local += type.getSize();
      }
      for (; passed < counts[kind]; passed++) {
        code.visitInsn(new int[] {
              Opcodes.ACONST_NULL,
              Opcodes.ICONST_0,
              Opcodes.LCONST_0,
              Opcodes.FCONST_0,
              Opcodes.DCONST_0
            }
            [kind]);
      }
    }
  }

  /** Loads what a lambda has captured, as its target wants it. */
  void load(String owner, Type[] captured, Type[] wanted, MethodVisitor code) {
    var used = new int[counts.length];
    for (var i = 0; i < captured.length; i++) {
      var kind = kind(captured[i]);
      var held = KINDS.get(kind);
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitFieldInsn(Opcodes.GETFIELD, owner, field(kind, used[kind]++), held.getDescriptor());
      Conversion.between(kind == 0 ? held : captured[i], captured[i], wanted[i], code);
    }
  }
}
