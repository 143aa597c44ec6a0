package io.github.migrationlint.desugar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * One class for lambdas of one host, because a JVM pays for each class that it loads: its objects hold
 * the number of their lambda and what it captured. A nestmate of the host, so that it may call what is
 * private there. What one lambda does follows {@code java.lang.invoke.InnerClassLambdaMetafactory}.
 */
final class LambdaGroup {
  private static final String NUMBER = "number";

  private final String name;
  private final ClassNode host;
  private final List<LambdaSite> sites = new ArrayList<>();
  private final CapturedFields fields = new CapturedFields();

  LambdaGroup(String name, ClassNode host) {
    this.name = name;
    this.host = host;
  }

  /**
   * What lambdas of one class have in common. Interfaces of the JDK's function packages go together: no
   * two of them have a default method of the same name and types. Others may, so each has its own.
   */
  static Set<String> kind(LambdaSite site) {
    var interfaces = new LinkedHashSet<>(site.interfaces());
    interfaces.removeIf(one -> one.startsWith("java/util/function/"));
    return interfaces;
  }

  String name() {
    return name;
  }

  /** Adds a lambda; the instruction that makes one, from what it captures. */
  AbstractInsnNode add(LambdaSite site) {
    var number = sites.indexOf(site);
    if (number < 0) {
      number = sites.size();
      sites.add(site);
      fields.reserve(site.captured());
    }
    var type = Type.getReturnType(site.factory()).getDescriptor();
    return site.captured().length == 0
        ? new FieldInsnNode(Opcodes.GETSTATIC, name, constant(number), type)
        : new MethodInsnNode(Opcodes.INVOKESTATIC, name, factory(number), site.factory(), false);
  }

  /** The field that holds the only instance of a lambda without captured values. */
  private static String constant(int number) {
    return "I" + number;
  }

  /** The method that makes an instance of a lambda with captured values. */
  private static String factory(int number) {
    return "of" + number;
  }

  byte[] bytes() {
    var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    var interfaces = new LinkedHashSet<String>();
    sites.forEach(site -> interfaces.addAll(site.interfaces()));
    writer.visit(
        Math.max(host.version, Opcodes.V11),
        Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        name,
        null,
        "java/lang/Object",
        interfaces.toArray(String[]::new));
    writer.visitNestHost(host.nestHostClass == null ? host.name : host.nestHostClass);
    writer
        .visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, NUMBER, "I", null, null)
        .visitEnd();
    fields.declare(writer);
    addConstructor(writer);
    addConstants(writer);
    for (var number = 0; number < sites.size(); number++) {
      if (sites.get(number).captured().length > 0) {
        addFactory(number, writer);
      }
    }
    methods().forEach((method, numbers) -> addMethod(method, numbers, writer));
    writer.visitEnd();
    return writer.toByteArray();
  }

  private void addConstructor(ClassWriter writer) {
    var code = writer.visitMethod(Opcodes.ACC_PRIVATE, "<init>", fields.constructor(), null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitVarInsn(Opcodes.ILOAD, 1);
    code.visitFieldInsn(Opcodes.PUTFIELD, name, NUMBER, "I");
    fields.assign(name, code);
    end(code, Opcodes.RETURN);
  }

  private void addConstants(ClassWriter writer) {
    MethodVisitor code = null;
    for (var number = 0; number < sites.size(); number++) {
      var site = sites.get(number);
      if (site.captured().length > 0) {
        continue;
      }
      var type = Type.getReturnType(site.factory()).getDescriptor();
      writer
          .visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, constant(number), type, null, null)
          .visitEnd();
      if (code == null) {
        code = writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        code.visitCode();
      }
      make(number, code);
      code.visitFieldInsn(Opcodes.PUTSTATIC, name, constant(number), type);
    }
    if (code != null) {
      end(code, Opcodes.RETURN);
    }
  }

  private void addFactory(int number, ClassWriter writer) {
    var code = writer.visitMethod(
        Opcodes.ACC_STATIC, factory(number), sites.get(number).factory(), null, null);
    code.visitCode();
    make(number, code);
    end(code, Opcodes.ARETURN);
  }

  /** A new instance, of captured values that are the arguments. */
  private void make(int number, MethodVisitor code) {
    code.visitTypeInsn(Opcodes.NEW, name);
    code.visitInsn(Opcodes.DUP);
    code.visitIntInsn(Opcodes.SIPUSH, number);
    fields.pass(sites.get(number).captured(), code);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", fields.constructor(), false);
  }

  /** A method of an interface, after erasure. */
  private record Method(String name, Type type) {}

  /** The methods to implement, each with the numbers of its lambdas. */
  private Map<Method, List<Integer>> methods() {
    var methods = new LinkedHashMap<Method, List<Integer>>();
    for (var number = 0; number < sites.size(); number++) {
      var site = sites.get(number);
      for (var type : new LinkedHashSet<>(site.methods())) {
        methods
            .computeIfAbsent(new Method(site.method(), type), unused -> new ArrayList<>())
            .add(number);
      }
    }
    return methods;
  }

  /** No lambda is asked for a method that only others have; the last one takes what is left. */
  private void addMethod(Method method, List<Integer> numbers, ClassWriter writer) {
    var code = writer.visitMethod(
        Opcodes.ACC_PUBLIC, method.name(), method.type().getDescriptor(), null, null);
    code.visitCode();
    var last = numbers.size() - 1;
    var labels = new Label[last];
    if (last > 0) {
      var keys = new int[last];
      for (var i = 0; i < last; i++) {
        labels[i] = new Label();
        keys[i] = numbers.get(i);
      }
      var rest = new Label();
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitFieldInsn(Opcodes.GETFIELD, name, NUMBER, "I");
      code.visitLookupSwitchInsn(rest, keys, labels);
      code.visitLabel(rest);
      code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }
    call(sites.get(numbers.get(last)), method.type(), code);
    for (var i = 0; i < last; i++) {
      code.visitLabel(labels[i]);
      code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
      call(sites.get(numbers.get(i)), method.type(), code);
    }
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void call(LambdaSite site, Type method, MethodVisitor code) {
    var target = site.target();
    var isNew = target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    if (isNew) {
      code.visitTypeInsn(Opcodes.NEW, target.getOwner());
      code.visitInsn(Opcodes.DUP);
    }
    var wanted = site.wanted();
    var captured = site.captured();
    fields.load(name, captured, wanted, code);
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
  }

  private static void giveBack(Type result, Type asked, MethodVisitor code) {
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
