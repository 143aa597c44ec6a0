package io.github.migrationlint.core.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.scanner.Scanner;
import org.snakeyaml.engine.v2.scanner.ScannerImpl;
import org.snakeyaml.engine.v2.tokens.StreamStartToken;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * Remembers the token the parser took last. An event of a scalar starts at its anchor or tag; only
 * its token knows where the text begins.
 */
final class TokenTrail implements Scanner {
  private final ScannerImpl scanner;
  private Token last = new StreamStartToken(Optional.empty(), Optional.empty());

  TokenTrail(ScannerImpl scanner) {
    this.scanner = scanner;
  }

  /** The token taken last; at first the start of the stream, without a place. */
  Token last() {
    return last;
  }

  @Override
  public Token next() {
    last = scanner.next();
    return last;
  }

  @Override
  public boolean hasNext() {
    return scanner.hasNext();
  }

  @Override
  public boolean checkToken(Token.ID... choices) {
    return scanner.checkToken(choices);
  }

  @Override
  public boolean checkToken(Token.ID choice) {
    return scanner.checkToken(choice);
  }

  @Override
  public Token peekToken() {
    return scanner.peekToken();
  }

  @Override
  public void resetDocumentIndex() {
    scanner.resetDocumentIndex();
  }
}
