package io.github.migrationlint.desugar;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;

/**
 * The class of a lambda: a nestmate of its host, so that it may call what is private there. Follows
 * {@code java.lang.invoke.InnerClassLambdaMetafactory}.
 */
final class LambdaClass {
  /** The field that holds the only instance of a lambda without captured values. */
  static final String INSTANCE = "I";

  /** The method that makes an instance of a lambda with captured values. */
  static final String FACTORY = "of";

  private final String name;
  private final ClassNode host;
  private final LambdaSite site;
  private final Type[] captured;
  private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

  LambdaClass(String name, ClassNode host, LambdaSite site) {
    this.name = name;
    this.host = host;
    this.site = site;
    this.captured = Type.getArgumentTypes(site.factory());
  }

  byte[] bytes() {
    writer.visit(
        Math.max(host.version, Opcodes.V11),
        Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        name,
        null,
        "java/lang/Object",
        site.interfaces().toArray(String[]::new));
    writer.visitNestHost(host.nestHostClass == null ? host.name : host.nestHostClass);
    for (var i = 0; i < captured.length; i++) {
      writer
          .visitField(
              Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL,
              field(i),
              captured[i].getDescriptor(),
              null,
              null)
          .visitEnd();
    }
    addConstructor();
    if (captured.length == 0) {
      addInstance();
    } else {
      addFactory();
    }
    for (var method : site.methods()) {
      addMethod(method);
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static String field(int i) {
    return "c" + i;
  }

  private String constructor() {
    return Type.getMethodDescriptor(Type.VOID_TYPE, captured);
  }

  private void addConstructor() {
    var code = writer.visitMethod(Opcodes.ACC_PRIVATE, "<init>", constructor(), null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    var local = 1;
    for (var i = 0; i < captured.length; i++) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitVarInsn(captured[i].getOpcode(Opcodes.ILOAD), local);
      code.visitFieldInsn(Opcodes.PUTFIELD, name, field(i), captured[i].getDescriptor());
      local += captured[i].getSize();
    }
    end(code, Opcodes.RETURN);
  }

  private void addInstance() {
    var type = Type.getReturnType(site.factory()).getDescriptor();
    writer
        .visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, INSTANCE, type, null, null)
        .visitEnd();
    var code = writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    code.visitCode();
    make(code);
    code.visitFieldInsn(Opcodes.PUTSTATIC, name, INSTANCE, type);
    end(code, Opcodes.RETURN);
  }

  private void addFactory() {
    var code = writer.visitMethod(Opcodes.ACC_STATIC, FACTORY, site.factory(), null, null);
    code.visitCode();
    make(code);
    end(code, Opcodes.ARETURN);
  }

  /** A new instance, of captured values that are the arguments. */
  private void make(MethodVisitor code) {
    code.visitTypeInsn(Opcodes.NEW, name);
    code.visitInsn(Opcodes.DUP);
    var local = 0;
    for (var type : captured) {
      code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
      local += type.getSize();
    }
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", constructor(), false);
  }

  private void addMethod(Type method) {
    var code =
        writer.visitMethod(Opcodes.ACC_PUBLIC, site.method(), method.getDescriptor(), null, null);
    code.visitCode();
    var target = site.target();
    var isNew = target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    if (isNew) {
      code.visitTypeInsn(Opcodes.NEW, target.getOwner());
      code.visitInsn(Opcodes.DUP);
    }
    var wanted = wanted();
    for (var i = 0; i < captured.length; i++) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitFieldInsn(Opcodes.GETFIELD, name, field(i), captured[i].getDescriptor());
      Conversion.between(captured[i], captured[i], wanted[i], code);
    }
    var given = method.getArgumentTypes();
    var meant = site.instantiated().getArgumentTypes();
    var local = 1;
    for (var i = 0; i < given.length; i++) {
      code.visitVarInsn(given[i].getOpcode(Opcodes.ILOAD), local);
      Conversion.between(given[i], meant[i], wanted[captured.length + i], code);
      local += given[i].getSize();
    }
    code.visitMethodInsn(
        ClassRewriter.opcode(target),
        target.getOwner(),
        target.getName(),
        target.getDesc(),
        target.isInterface());
    var result =
        isNew ? Type.getObjectType(target.getOwner()) : Type.getReturnType(target.getDesc());
    giveBack(result, method.getReturnType(), code);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** What the target takes, its receiver included. */
  private Type[] wanted() {
    var target = site.target();
    var parameters = Type.getArgumentTypes(target.getDesc());
    if (target.getTag() == Opcodes.H_INVOKESTATIC
        || target.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
      return parameters;
    }
    var all = new Type[parameters.length + 1];
    all[0] = Type.getObjectType(target.getOwner());
    System.arraycopy(parameters, 0, all, 1, parameters.length);
    return all;
  }

  private void giveBack(Type result, Type asked, MethodVisitor code) {
    if (asked.getSort() == Type.VOID) {
      if (result.getSize() > 0) {
        code.visitInsn(result.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
      }
    } else {
      Conversion.between(result, result, asked, code);
    }
    code.visitInsn(asked.getOpcode(Opcodes.IRETURN));
  }

  private static void end(MethodVisitor code, int opcode) {
    code.visitInsn(opcode);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
