package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** The end that kustomize gives to the name of a generated object (api/hasher/hasher.go). */
final class NameHash {
  private static final int LENGTH = 10;

  private NameHash() {}

  static String of(MappingNode object) {
    var isSecret = Nodes.text(object, "kind").equals("Secret");
    var json = new StringBuilder("{");
    if (!isSecret) {
      member(json, object, "binaryData");
    }
    json.append("\"data\":");
    append(json, object.mapping("data").orElse(null));
    json.append(",\"kind\":");
    append(json, Nodes.text(object, "kind"));
    // The hasher looks for a field called "metadata/name", which no object has.
    json.append(",\"name\":\"\"");
    if (isSecret) {
      if (object.mapping("stringData").isPresent()) {
        json.append(",\"stringData\":");
        append(json, object.mapping("stringData").get());
      }
      json.append(",\"type\":");
      append(json, Nodes.text(object, "type"));
    }
    return encoded(json.append('}').toString());
  }

  private static void member(StringBuilder json, MappingNode object, String name) {
    var mapping = object.mapping(name);
    if (mapping.isPresent()) {
      append(json, name);
      json.append(':');
      append(json, mapping.get());
      json.append(',');
    }
  }

  private static String encoded(String json) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of()
          .formatHex(digest)
          .substring(0, LENGTH)
          .replace('0', 'g')
          .replace('1', 'h')
          .replace('3', 'k')
          .replace('a', 'm')
          .replace('e', 't');
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void append(
      StringBuilder json, @org.jspecify.annotations.Nullable MappingNode data) {
    if (data == null) {
      json.append("\"\"");
      return;
    }
    var sorted = new TreeMap<String, String>();
    for (var entry : data.entries()) {
      sorted.put(entry.name(), entry.value() instanceof ScalarNode scalar ? scalar.text() : "");
    }
    json.append('{');
    var separator = "";
    for (var entry : sorted.entrySet()) {
      json.append(separator);
      append(json, entry.getKey());
      json.append(':');
      append(json, entry.getValue());
      separator = ",";
    }
    json.append('}');
  }

  /** As Go's encoding/json writes a string. */
  private static void append(StringBuilder json, String text) {
    json.append('"');
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        case '\b' -> json.append("\\b");
        case '\f' -> json.append("\\f");
        default -> {
          if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
            json.append("\\u").append(HexFormat.of().toHexDigits(c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }
}
