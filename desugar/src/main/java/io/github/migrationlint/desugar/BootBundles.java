package io.github.migrationlint.desugar;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Lets JGit find its texts on the boot class path, where the launcher puts the jar: a class there has no
 * class loader to name. Without that argument {@code ResourceBundle} asks the loader of the caller, or
 * the one of the application where there is none, which finds them in both cases.
 */
final class BootBundles {
  static final String HOST = "org/eclipse/jgit/nls/TranslationBundle";
  private static final String BUNDLES = "java/util/ResourceBundle";
  private static final String WITH_LOADER =
      "(Ljava/lang/String;Ljava/util/Locale;Ljava/lang/ClassLoader;)Ljava/util/ResourceBundle;";
  private static final String WITHOUT =
      "(Ljava/lang/String;Ljava/util/Locale;)Ljava/util/ResourceBundle;";

  private BootBundles() {}

  /** Rewrites the class; whether it was another one before. */
  static boolean rewrite(ClassNode host) {
    var isChanged = false;
    for (var method : host.methods) {
      for (var instruction : method.instructions) {
        if (instruction instanceof MethodInsnNode call
            && call.owner.equals(BUNDLES)
            && call.desc.equals(WITH_LOADER)) {
          method.instructions.insertBefore(call, new InsnNode(Opcodes.POP));
          call.desc = WITHOUT;
          isChanged = true;
        }
      }
    }
    return isChanged;
  }
}
