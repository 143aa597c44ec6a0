package io.github.migrationlint.desugar;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A call that makes a lambda, with the arguments of {@code LambdaMetafactory}.
 *
 * @param method the name of the one method of the interface
 * @param factory what is captured, and the interface that is made
 * @param arguments as the class file has them
 * @param alternative whether they are those of {@code altMetafactory}
 */
record LambdaSite(String method, String factory, List<Object> arguments, boolean alternative) {
  private static final int SERIALIZABLE = 1;
  private static final int MARKERS = 2;
  private static final int BRIDGES = 4;

  /** The method of the interface, after erasure. */
  Type erased() {
    return (Type) arguments.get(0);
  }

  /** Where the call leads. */
  Handle target() {
    return (Handle) arguments.get(1);
  }

  /** The method of the interface, with the types of this lambda. */
  Type instantiated() {
    return (Type) arguments.get(2);
  }

  /** All interfaces, the one that is made first. */
  List<String> interfaces() {
    var interfaces = new ArrayList<String>();
    interfaces.add(Type.getReturnType(factory).getInternalName());
    if ((flags() & SERIALIZABLE) != 0) {
      interfaces.add("java/io/Serializable");
    }
    if ((flags() & MARKERS) != 0) {
      for (var i = 0; i < count(4); i++) {
        var marker = ((Type) arguments.get(5 + i)).getInternalName();
        if (!interfaces.contains(marker)) {
          interfaces.add(marker);
        }
      }
    }
    return interfaces;
  }

  /** The methods to implement: the erased one and those it overrides under other types. */
  List<Type> methods() {
    var methods = new ArrayList<Type>();
    methods.add(erased());
    if ((flags() & BRIDGES) != 0) {
      var at = (flags() & MARKERS) != 0 ? 5 + count(4) : 4;
      for (var i = 0; i < count(at); i++) {
        methods.add((Type) arguments.get(at + 1 + i));
      }
    }
    return methods;
  }

  /** What the lambda captures, in the order of the factory's parameters. */
  Type[] captured() {
    return Type.getArgumentTypes(factory);
  }

  /** What the target takes, its receiver included. */
  Type[] wanted() {
    var target = target();
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

  private int flags() {
    return alternative ? count(3) : 0;
  }

  private int count(int at) {
    return (Integer) arguments.get(at);
  }
}
