package io.github.migrationlint.desugar;

import io.github.migrationlint.desugar.ClassRewriter.MethodBody;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * What a record gets for nothing: {@code equals}, {@code hashCode} and {@code toString}. Follows {@code
 * java.lang.runtime.ObjectMethods}.
 */
final class RecordMethods {
  private static final String OBJECTS = "java/util/Objects";

  private final String owner;
  private final String simpleName;
  private final List<Handle> components = new ArrayList<>();

  private RecordMethods(ClassNode host, InvokeDynamicInsnNode call) {
    owner = ((Type) call.bsmArgs[0]).getInternalName();
    simpleName = simpleName(host);
    for (var i = 2; i < call.bsmArgs.length; i++) {
      components.add((Handle) call.bsmArgs[i]);
    }
  }

  /** The body of a static method that takes the record, and for {@code equals} the other object. */
  static MethodBody of(ClassNode host, InvokeDynamicInsnNode call) {
    var methods = new RecordMethods(host, call);
    return switch (call.name) {
      case "equals" -> methods::equalsTo;
      case "hashCode" -> methods::hashCodeTo;
      case "toString" -> methods::toStringTo;
      default -> throw new IllegalArgumentException("no method of a record: " + call.name);
    };
  }

  private static String simpleName(ClassNode host) {
    for (var inner : host.innerClasses) {
      if (inner.name.equals(host.name) && inner.innerName != null) {
        return inner.innerName;
      }
    }
    return host.name.substring(host.name.lastIndexOf('/') + 1);
  }

  private void equalsTo(MethodVisitor code) {
    var same = new Label();
    var different = new Label();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitJumpInsn(Opcodes.IF_ACMPEQ, same);
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitTypeInsn(Opcodes.INSTANCEOF, owner);
    code.visitJumpInsn(Opcodes.IFEQ, different);
    for (var component : components) {
      get(component, 0, code);
      get(component, 1, code);
      compare(Type.getType(component.getDesc()), different, code);
    }
    code.visitLabel(same);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    code.visitInsn(Opcodes.ICONST_1);
    code.visitInsn(Opcodes.IRETURN);
    code.visitLabel(different);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    code.visitInsn(Opcodes.ICONST_0);
    code.visitInsn(Opcodes.IRETURN);
  }

  private void get(Handle component, int local, MethodVisitor code) {
    code.visitVarInsn(Opcodes.ALOAD, local);
    if (local == 1) {
      code.visitTypeInsn(Opcodes.CHECKCAST, owner);
    }
    code.visitFieldInsn(Opcodes.GETFIELD, owner, component.getName(), component.getDesc());
  }

  private static void compare(Type type, Label different, MethodVisitor code) {
    if (!Conversion.isPrimitive(type)) {
      code.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          OBJECTS,
          "equals",
          "(Ljava/lang/Object;Ljava/lang/Object;)Z",
          false);
      code.visitJumpInsn(Opcodes.IFEQ, different);
      return;
    }
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        Conversion.box(type).getInternalName(),
        "compare",
        Type.getMethodDescriptor(Type.INT_TYPE, type, type),
        false);
    code.visitJumpInsn(Opcodes.IFNE, different);
  }

  private void hashCodeTo(MethodVisitor code) {
    code.visitInsn(Opcodes.ICONST_0);
    for (var component : components) {
      code.visitIntInsn(Opcodes.BIPUSH, 31);
      code.visitInsn(Opcodes.IMUL);
      get(component, 0, code);
      var type = Type.getType(component.getDesc());
      var isPrimitive = Conversion.isPrimitive(type);
      code.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          isPrimitive ? Conversion.box(type).getInternalName() : OBJECTS,
          "hashCode",
          isPrimitive ? Type.getMethodDescriptor(Type.INT_TYPE, type) : "(Ljava/lang/Object;)I",
          false);
      code.visitInsn(Opcodes.IADD);
    }
    code.visitInsn(Opcodes.IRETURN);
  }

  private void toStringTo(MethodVisitor code) {
    var text = new TextBuilder(code);
    var before = simpleName + "[";
    for (var component : components) {
      text.append(before + component.getName() + "=");
      get(component, 0, code);
      text.append(Type.getType(component.getDesc()));
      before = ", ";
    }
    text.append(components.isEmpty() ? before + "]" : "]");
    text.end();
    code.visitInsn(Opcodes.ARETURN);
  }
}
