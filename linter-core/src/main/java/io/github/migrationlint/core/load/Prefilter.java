package io.github.migrationlint.core.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells from its bytes whether a file can matter, so that the thousands that cannot are neither
 * decoded nor parsed. It may keep too much and must not drop anything: every file with an object, a
 * patch or a GitOps resource that any later stage reads has one of the needles in it.
 *
 * <p><b>Why needles suffice.</b> Whatever matters says its name, in {@code apiVersion}, {@code kind}
 * or both. Aliases, merge keys and tags repeat names and build none. In YAML and JSON a name is
 * in the bytes as it is, except in double quotes, where any letter may be a backslash and {@code x6b},
 * {@code u006b} or {@code U0000006b}, and a backslash at the end of a line glues it to the next one (YAML
 * 1.2 §5.7 and §7.3.1; other escapes represent characters that no needle has). A file with such
 * escapes is searched a second time with all of them resolved, in quotes or not. A file in UTF-16 or
 * UTF-32 is kept unseen.
 *
 * <p><b>Why these.</b> Groups rather than kinds, so that one needle finds all of a product; letter
 * case does not count, so that {@code Kubevirt} is read and reported. Five kinds have no group to go
 * by, or one that says too little: they are searched with their capitals, since {@code namespace:},
 * {@code storageClassName:} and the like are everywhere. A misspelled kind is found by its
 * group and a misspelled group by its kind. A patch in a file of its own names its kind, or is a list of
 * JSON 6902 operations and names a path below {@code /metadata}, {@code /spec} or {@code /objects}.
 *
 * <p><b>What is missed.</b> An object whose group and kind are both misspelled beyond recognition and
 * that has none of KubeVirt's words in it; {@code kind: namespace} and the other four in lower case,
 * unless the file has another needle; names that only exist after substitution ({@code kind:
 * ${KIND}}) or that are spelt in base64 ({@code !!binary}); a JSON 6902 patch of other paths, such as
 * {@code /parameters} of a StorageClass.
 *
 * <p>Every needle is anchored at its rarest character, and one pass over the bytes stops only at
 * anchors and backslashes, about one byte in twenty. On short files that beats Horspool's search
 * for many needles, whose steps are longer but wait for one another.
 */
final class Prefilter {
  /** Found in any letter case. */
  private static final String[] IN_ANY_CASE = {
    "kubevirt", // kubevirt.io and the groups below it, HyperConverged's too; KubeVirt
    "kube-virt",
    "virtualm", // VirtualMachine, …Instance, …Pool, virtualMachineInstanceSelector
    "migrationp", // MigrationPolicy
    "livemigrat", // liveMigrationConfig, evictionStrategy: LiveMigrate
    "hyperconverged",
    "argoproj", // Argo CD: Application, ApplicationSet
    "fluxcd", // Flux: Kustomization, HelmRelease
    "open-cluster-management", // ACM: Policy, ManifestWork, Placement, PolicyGenerator
  };

  /** Found as they are written here. */
  private static final String[] IN_THIS_CASE = {
    "Namespace",
    "PersistentVolume", // and PersistentVolumeClaim
    "StorageClass",
    "ResourceQuota",
    "NetworkAttachmentDefinition",
    "KubeDescheduler",
    "PlacementControl", // Ramen's DRPlacementControl says where a Placement's VMs run
    "RPolicy", // and its DRPolicy
    "Subscription", // OLM; its group would let every ClusterServiceVersion in
    "CatalogSource", // OLM: its image limits the releases
    "Transformer", // kustomize: LabelTransformer, PatchTransformer, … (apiVersion builtin)
    "fieldPaths", // a kustomize replacement in a file of its own
    "/metadata", // JSON 6902
    "/spec",
    "/objects", // JSON 6902 on an OpenShift Template
  };

  /** Characters of needles that manifests rarely have, the rarest first. */
  private static final String RARE = "jxQNKDPCTS/Vvg";

  private static final int FOUND = -1;

  /** A needle and where its anchor is in it. */
  private static final class Needle {
    private final byte[] text;
    private final int caseBit;
    private final int anchor;

    Needle(String text, boolean anyCase, int anchor) {
      this.text = text.getBytes(StandardCharsets.US_ASCII);
      this.caseBit = anyCase ? 0x20 : 0;
      this.anchor = anchor;
    }

    boolean isSurroundedBy(byte[] bytes, int at, int length) {
      var start = at - anchor;
      if (start < 0 || start + text.length > length) {
        return false;
      }
      for (var i = 0; i < text.length; i++) {
        if ((bytes[start + i] | caseBit) != text[i]) {
          return false;
        }
      }
      return true;
    }
  }

  /** Whether a byte asks for a closer look: it is an anchor or a backslash. */
  private final boolean[] stops = new boolean[1 << Byte.SIZE];

  private final Needle[][] anchored = new Needle[1 << Byte.SIZE][0];
  private byte[] resolved = new byte[0];

  Prefilter() {
    stops['\\'] = true;
    for (var needle : IN_ANY_CASE) {
      add(needle, true);
    }
    for (var needle : IN_THIS_CASE) {
      add(needle, false);
    }
  }

  private void add(String text, boolean anyCase) {
    for (var i = 0; i < RARE.length(); i++) {
      var anchor = RARE.charAt(i);
      var at = text.indexOf(anchor);
      if (at >= 0) {
        var needle = new Needle(text, anyCase, at);
        add(anchor, needle);
        if (anyCase) {
          add(Character.toUpperCase(anchor), needle);
        }
        return;
      }
    }
    throw new IllegalStateException("no rare character: " + text);
  }

  private void add(char anchor, Needle needle) {
    var known = anchored[anchor];
    anchored[anchor] = Arrays.copyOf(known, known.length + 1);
    anchored[anchor][known.length] = needle;
    stops[anchor] = true;
  }

  /** Whether a file of these bytes can matter; not for use by several threads. */
  boolean mayMatter(byte[] bytes, int length) {
    if (Encoding.of(bytes, length) != Encoding.UTF_8) {
      return true;
    }
    var escape = search(bytes, length);
    if (escape == FOUND || escape == length) {
      return escape == FOUND;
    }
    if (resolved.length < length) {
      resolved = new byte[length];
    }
    return search(resolved, resolve(bytes, escape, length)) == FOUND;
  }

  /** Either that a needle was found, or where the first escape is, the length if there is none. */
  private int search(byte[] bytes, int length) {
    var escape = length;
    for (var at = nextStop(bytes, 0, length); at < length; at = nextStop(bytes, at + 1, length)) {
      for (var needle : anchored[bytes[at]]) {
        if (needle.isSurroundedBy(bytes, at, length)) {
          return FOUND;
        }
      }
      if (escape == length && isEscape(bytes, at, length)) {
        escape = at;
      }
    }
    return escape;
  }

  /** Nearly all the time goes here, in a loop that calls nothing. */
  private int nextStop(byte[] bytes, int start, int length) {
    var stops = this.stops;
    var at = start;
    while (at < length && !stops[bytes[at] & 0xFF]) {
      at++;
    }
    return at;
  }

  /** Whether there is a backslash that may hide a letter or join lines. */
  private static boolean isEscape(byte[] bytes, int at, int length) {
    return bytes[at] == '\\'
        && at + 1 < length
        && (digits(bytes[at + 1]) > 0 || isLineEnd(bytes[at + 1]));
  }

  private static int nextEscape(byte[] bytes, int start, int length) {
    var at = start;
    while (at < length && !isEscape(bytes, at, length)) {
      at++;
    }
    return at;
  }

  /** Bytes beyond ASCII may be one of Unicode's line ends, which go-yaml knows. */
  private static boolean isLineEnd(byte b) {
    return b == '\n' || b == '\r' || b < 0;
  }

  /** How many hexadecimal digits an escape has. */
  private static int digits(byte letter) {
    return switch (letter) {
      case 'x' -> 2;
      case 'u' -> 4;
      case 'U' -> 8;
      default -> 0;
    };
  }

  /**
   * Writes the bytes with their escapes resolved and tells how many there are. A backslash that is
   * itself escaped may be resolved too: no name has one.
   */
  private int resolve(byte[] bytes, int firstEscape, int length) {
    var size = firstEscape;
    System.arraycopy(bytes, 0, resolved, 0, size);
    var escape = firstEscape;
    while (escape < length) {
      var after = escape + 2;
      if (isLineEnd(bytes[escape + 1])) {
        while (after < length
            && (isLineEnd(bytes[after]) || bytes[after] == ' ' || bytes[after] == '\t')) {
          after++;
        }
      } else {
        var end = after + digits(bytes[escape + 1]);
        var character = character(bytes, after, Math.min(end, length));
        if (character > 0) {
          resolved[size++] = (byte) character;
          after = end;
        }
      }
      escape = nextEscape(bytes, after, length);
      System.arraycopy(bytes, after, resolved, size, escape - after);
      size += escape - after;
    }
    return size;
  }

  /** The ASCII character of these digits; 0 if they are none or it is beyond ASCII. */
  private static int character(byte[] bytes, int start, int end) {
    var value = 0;
    for (var i = start; i < end; i++) {
      var digit = Character.digit(bytes[i], 16);
      if (digit < 0 || value > 0x7F) {
        return 0;
      }
      value = value << 4 | digit;
    }
    return value > 0x7F ? 0 : value;
  }
}
