package io.github.migrationlint.core.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names findings so that one is recognized in the next run, though lines have moved: by rule, object
 * and message. A finding without an object is known by its path instead. Findings that agree in all
 * of that are numbered, so no two of one report have the same fingerprint.
 *
 * <p>One instance serves one report; findings are passed once each, in source order.
 */
final class Fingerprints {
  /** 128 bits: more than enough to tell the findings of a repository apart. */
  private static final int BYTES = 16;

  private @Nullable MessageDigest digest;
  private final Map<String, Integer> seen = new HashMap<>();

  /** The fingerprint of the next finding: 32 hexadecimal digits. */
  String next(Diagnostic finding) {
    var known = identity(finding);
    var occurrence = seen.merge(known, 1, Integer::sum);
    var digest = digest();
    digest.update(known.getBytes(UTF_8));
    var hash = digest.digest(Integer.toString(occurrence).getBytes(UTF_8));
    return HexFormat.of().formatHex(hash, 0, BYTES);
  }

  /** Made for the first finding: to look for it takes a short run a while. */
  private MessageDigest digest() {
    if (digest == null) {
      digest = sha256();
    }
    return digest;
  }

  /** Nothing in a manifest or a path holds the character between the parts. */
  private static String identity(Diagnostic finding) {
    var out = new StringBuilder();
    out.append(finding.code()).append('\0');
    if (finding.object().isPresent()) {
      var object = finding.object().get();
      out.append(object.apiVersion()).append('\0').append(object.kind()).append('\0');
      out.append(object.namespace().orElse(""))
          .append('\0')
          .append(object.name().orElse(""));
    } else {
      out.append(finding.primary().source().id().path());
    }
    return out.append('\0').append(finding.message()).append('\0').toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
