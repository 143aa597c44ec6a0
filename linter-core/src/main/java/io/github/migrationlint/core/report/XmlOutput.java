package io.github.migrationlint.core.report;

import io.github.migrationlint.core.text.TerminalText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * One XML document, indented for people to read in a diff. Attributes and texts go through {@link
 * TerminalText}: most controls must not be in XML 1.0 at all, and the rest a reader should see.
 */
final class XmlOutput {
  private final XMLStreamWriter writer;
  private int depth;

  private XmlOutput(XMLStreamWriter writer) {
    this.writer = writer;
  }

  /**
   * Writes a document and a line end.
   *
   * @throws UncheckedIOException if the writer fails
   */
  static void write(Writer out, Consumer<XmlOutput> content) {
    // Behind a writer of its own, StAX cannot see the encoding: it would refuse the declaration of
    // another one, and write some characters as references.
    var buffer = new BufferedWriter(out);
    try {
      var writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(buffer);
      writer.writeStartDocument("UTF-8", "1.0");
      content.accept(new XmlOutput(writer));
      writer.writeEndDocument();
      writer.writeCharacters("\n");
      writer.flush();
      buffer.flush();
    } catch (XMLStreamException e) {
      throw failure(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An element that has others in it, up to {@link #end}; attributes are names and values. */
  void begin(String name, String... attributes) {
    try {
      indent();
      writer.writeStartElement(name);
      writeAttributes(attributes);
      depth++;
    } catch (XMLStreamException e) {
      throw failure(e);
    }
  }

  void end() {
    try {
      depth--;
      indent();
      writer.writeEndElement();
    } catch (XMLStreamException e) {
      throw failure(e);
    }
  }

  /** An element without content. */
  void empty(String name, String... attributes) {
    try {
      indent();
      writer.writeEmptyElement(name);
      writeAttributes(attributes);
    } catch (XMLStreamException e) {
      throw failure(e);
    }
  }

  /** An element with lines of text in it. */
  void text(String name, List<String> lines, String... attributes) {
    try {
      indent();
      writer.writeStartElement(name);
      writeAttributes(attributes);
      for (var i = 0; i < lines.size(); i++) {
        writer.writeCharacters((i == 0 ? "" : "\n") + legal(lines.get(i)));
      }
      writer.writeEndElement();
    } catch (XMLStreamException e) {
      throw failure(e);
    }
  }

  private void indent() throws XMLStreamException {
    writer.writeCharacters("\n" + "  ".repeat(depth));
  }

  private void writeAttributes(String... attributes) throws XMLStreamException {
    for (var i = 0; i < attributes.length; i += 2) {
      writer.writeAttribute(attributes[i], legal(attributes[i + 1]));
    }
  }

  /** Two characters that are neither controls nor allowed in XML 1.0 (§2.2) are left to replace. */
  private static String legal(String text) {
    return TerminalText.oneLine(text).replace('\uFFFE', '\uFFFD').replace('\uFFFF', '\uFFFD');
  }

  private static RuntimeException failure(XMLStreamException e) {
    return e.getNestedException() instanceof IOException cause
        ? new UncheckedIOException(cause)
        : new IllegalStateException("malformed report", e);
  }
}
