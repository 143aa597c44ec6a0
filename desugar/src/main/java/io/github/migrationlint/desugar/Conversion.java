package io.github.migrationlint.desugar;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Turns the value on the stack into another type, as the call of a lambda may. */
final class Conversion {
  private static final Type OBJECT = Type.getObjectType("java/lang/Object");

  private Conversion() {}

  /**
   * Converts.
   *
   * @param given what the value is by its declaration
   * @param meant what it certainly is, by the types of the lambda
   * @param wanted what it becomes
   */
  static void between(Type given, Type meant, Type wanted, MethodVisitor code) {
    if (isPrimitive(given) && isPrimitive(wanted)) {
      widen(given, wanted, code);
    } else if (isPrimitive(given)) {
      var box = box(given);
      code.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          box.getInternalName(),
          "valueOf",
          Type.getMethodDescriptor(box, given),
          false);
    } else if (isPrimitive(wanted)) {
      var primitive = unboxed(meant);
      var from = primitive == null ? wanted : primitive;
      var box = box(from);
      cast(given, box, code);
      code.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL,
          box.getInternalName(),
          from.getClassName() + "Value",
          Type.getMethodDescriptor(from),
          false);
      widen(from, wanted, code);
    } else {
      cast(given, meant, code);
      cast(meant, wanted, code);
    }
  }

  private static void cast(Type given, Type wanted, MethodVisitor code) {
    if (!given.equals(wanted) && !wanted.equals(OBJECT)) {
      code.visitTypeInsn(Opcodes.CHECKCAST, wanted.getInternalName());
    }
  }

  static boolean isPrimitive(Type type) {
    return type.getSort() < Type.ARRAY;
  }

  private static void widen(Type given, Type wanted, MethodVisitor code) {
    var from = given.getSort();
    switch (wanted.getSort()) {
      case Type.LONG -> {
        if (from != Type.LONG) {
          code.visitInsn(Opcodes.I2L);
        }
      }
      case Type.FLOAT -> {
        if (from != Type.FLOAT) {
          code.visitInsn(from == Type.LONG ? Opcodes.L2F : Opcodes.I2F);
        }
      }
      case Type.DOUBLE -> {
        if (from == Type.FLOAT) {
          code.visitInsn(Opcodes.F2D);
        } else if (from != Type.DOUBLE) {
          code.visitInsn(from == Type.LONG ? Opcodes.L2D : Opcodes.I2D);
        }
      }
      default -> {}
    }
  }

  /** The class that holds a primitive value. */
  static Type box(Type primitive) {
    return switch (primitive.getSort()) {
      case Type.BOOLEAN -> Type.getType(Boolean.class);
      case Type.CHAR -> Type.getType(Character.class);
      case Type.BYTE -> Type.getType(Byte.class);
      case Type.SHORT -> Type.getType(Short.class);
      case Type.INT -> Type.getType(Integer.class);
      case Type.LONG -> Type.getType(Long.class);
      case Type.FLOAT -> Type.getType(Float.class);
      case Type.DOUBLE -> Type.getType(Double.class);
      default -> throw new IllegalArgumentException("no primitive: " + primitive);
    };
  }

  private static @Nullable Type unboxed(Type box) {
    for (var primitive : new Type[] {
      Type.BOOLEAN_TYPE,
      Type.CHAR_TYPE,
      Type.BYTE_TYPE,
      Type.SHORT_TYPE,
      Type.INT_TYPE,
      Type.LONG_TYPE,
      Type.FLOAT_TYPE,
      Type.DOUBLE_TYPE
    }) {
      if (box(primitive).equals(box)) {
        return primitive;
      }
    }
    return null;
  }
}
