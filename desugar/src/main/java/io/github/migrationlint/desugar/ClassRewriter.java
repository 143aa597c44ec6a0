package io.github.migrationlint.desugar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Rewrites one class in place. */
final class ClassRewriter {
  private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";
  private static final String RECORDS = "java/lang/runtime/ObjectMethods";
  private static final String STRINGS = "java/lang/invoke/StringConcatFactory";

  private final ClassNode host;
  private final Map<String, byte[]> orders = new LinkedHashMap<>();
  private final Map<Set<String>, LambdaGroup> groups = new LinkedHashMap<>();
  private final List<MethodNode> helpers = new ArrayList<>();

  ClassRewriter(ClassNode host) {
    this.host = host;
  }

  /** The classes that were made for the host, by name. */
  Map<String, byte[]> made() {
    var made = new LinkedHashMap<>(orders);
    for (var group : groups.values()) {
      made.put(group.name(), group.bytes());
    }
    return made;
  }

  /** Whether anything was rewritten. */
  boolean run() {
    var isChanged = host.methods.removeIf(ClassRewriter::isOnlyForSerialForms);
    isChanged |= isLibraryRewritten();
    for (var method : host.methods) {
      for (var instruction : method.instructions.toArray()) {
        var plain = plain(instruction);
        if (plain != null) {
          method.instructions.set(instruction, plain);
          isChanged = true;
        }
      }
    }
    host.methods.addAll(helpers);
    return isChanged;
  }

  /** Takes out of a library what a short run pays for and does not need. */
  private boolean isLibraryRewritten() {
    return switch (host.name) {
      case LazySchema.HOST -> LazySchema.rewrite(host);
      case RareExpressions.HOST -> RareExpressions.rewrite(host);
      case NoLogging.HOST -> NoLogging.rewrite(host);
      case BootBundles.HOST -> BootBundles.rewrite(host);
      default -> false;
    };
  }

  /** Makes lambdas anew from what Java serialization has kept of them; ours serialize as they are. */
  private static boolean isOnlyForSerialForms(MethodNode method) {
    return method.name.equals("$deserializeLambda$")
        && (method.access & Opcodes.ACC_SYNTHETIC) != 0;
  }

  private @Nullable AbstractInsnNode plain(AbstractInsnNode instruction) {
    if (instruction instanceof InvokeDynamicInsnNode call) {
      return plain(call);
    }
    var order = host.name + Classes.MARK + "Order";
    var plain = instruction instanceof MethodInsnNode call ? Orders.plain(call, order) : null;
    if (plain != null) {
      orders.computeIfAbsent(order, Orders::bytes);
    }
    return plain;
  }

  private @Nullable AbstractInsnNode plain(InvokeDynamicInsnNode call) {
    return switch (call.bsm.getOwner()) {
      case LAMBDAS ->
        lambda(new LambdaSite(
            call.name,
            call.desc,
            List.of(call.bsmArgs),
            call.bsm.getName().equals("altMetafactory")));
      case RECORDS -> helper(call.name + "$record", call.desc, RecordMethods.of(host, call));
      case STRINGS -> helper("concat$" + helpers.size(), call.desc, Concatenation.of(call));
      default -> null;
    };
  }

  private AbstractInsnNode lambda(LambdaSite site) {
    return groups
        .computeIfAbsent(
            LambdaGroup.kind(site),
            unused -> new LambdaGroup(host.name + Classes.MARK + (groups.size() + 1), host))
        .add(site);
  }

  private AbstractInsnNode helper(String name, String descriptor, MethodBody body) {
    var method = new MethodNode(
        Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
        name,
        descriptor,
        null,
        null);
    method.visitCode();
    body.writeTo(method);
    method.visitMaxs(0, 0);
    method.visitEnd();
    helpers.add(method);
    var isInterface = (host.access & Opcodes.ACC_INTERFACE) != 0;
    return new MethodInsnNode(Opcodes.INVOKESTATIC, host.name, name, descriptor, isInterface);
  }

  /** Writes the instructions of a method. */
  interface MethodBody {
    void writeTo(MethodVisitor method);
  }

  /** Where a handle leads in plain code. */
  static int opcode(Handle handle) {
    switch (handle.getTag()) {
      case Opcodes.H_INVOKESTATIC -> {
        return Opcodes.INVOKESTATIC;
      }
      case Opcodes.H_INVOKEINTERFACE -> {
        return Opcodes.INVOKEINTERFACE;
      }
      case Opcodes.H_NEWINVOKESPECIAL -> {
        return Opcodes.INVOKESPECIAL;
      }
      case Opcodes.H_INVOKEVIRTUAL, Opcodes.H_INVOKESPECIAL -> {
        // A private method of the host: whoever is in its nest calls it like any other.
        return handle.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
      }
      default -> throw new IllegalArgumentException("no method: " + handle);
    }
  }
}
