package io.github.migrationlint.desugar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;
import org.objectweb.asm.tree.MethodInsnNode;

/** Leads calls of {@code Comparator} that make lambdas to a class of the host. */
final class Orders {
  private static final String COMPARATOR = "java/util/Comparator";
  private static final String TEMPLATE = OrderTemplate.class.getName().replace('.', '/');

  /** The methods of the template, as the static ones of Comparator have them. */
  private static final Set<String> MADE = Set.of(
      "comparing(Ljava/util/function/Function;)Ljava/util/Comparator;",
      "comparing(Ljava/util/function/Function;Ljava/util/Comparator;)Ljava/util/Comparator;",
      "comparingInt(Ljava/util/function/ToIntFunction;)Ljava/util/Comparator;");

  /** The same of those that have a receiver. */
  private static final Set<String> CHAINED = Set.of(
      "thenComparing(Ljava/util/Comparator;)Ljava/util/Comparator;",
      "thenComparing(Ljava/util/function/Function;)Ljava/util/Comparator;",
      "thenComparing(Ljava/util/function/Function;Ljava/util/Comparator;)Ljava/util/Comparator;",
      "thenComparingInt(Ljava/util/function/ToIntFunction;)Ljava/util/Comparator;");

  private Orders() {}

  /** The call to make instead; null where the call stays as it is. */
  static @Nullable MethodInsnNode plain(MethodInsnNode call, String order) {
    if (!call.owner.equals(COMPARATOR)) {
      return null;
    }
    var method = call.name + call.desc;
    if (call.getOpcode() == Opcodes.INVOKESTATIC && MADE.contains(method)) {
      return new MethodInsnNode(Opcodes.INVOKESTATIC, order, call.name, call.desc, false);
    }
    return call.getOpcode() == Opcodes.INVOKEINTERFACE && CHAINED.contains(method)
        ? new MethodInsnNode(
            Opcodes.INVOKESTATIC,
            order,
            call.name,
            "(L" + COMPARATOR + ";" + call.desc.substring(1),
            false)
        : null;
  }

  /** The class of that name. */
  static byte[] bytes(String name) {
    try (var template = OrderTemplate.class.getResourceAsStream("OrderTemplate.class")) {
      if (template == null) {
        throw new IllegalStateException("no template beside the classes");
      }
      var writer = new ClassWriter(0);
      new ClassReader(template.readAllBytes())
          .accept(
              new ClassRemapper(writer, new SimpleRemapper(Opcodes.ASM9, TEMPLATE, name)),
              ClassReader.SKIP_DEBUG);
      return writer.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
