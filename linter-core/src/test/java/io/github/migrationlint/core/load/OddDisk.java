package io.github.migrationlint.core.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** The disk of this machine, for tests to change one thing about it. */
class OddDisk implements Disk {
  @Override
  public List<Path> list(Path folder) throws IOException {
    return LOCAL.list(folder);
  }

  @Override
  public BasicFileAttributes attributes(Path path) throws IOException {
    return LOCAL.attributes(path);
  }

  @Override
  public BasicFileAttributes attributesOfEntry(Path path) throws IOException {
    return LOCAL.attributesOfEntry(path);
  }

  @Override
  public Path real(Path path) throws IOException {
    return LOCAL.real(path);
  }

  @Override
  public Path linkText(Path link) throws IOException {
    return LOCAL.linkText(link);
  }

  @Override
  public InputStream open(Path file) throws IOException {
    return LOCAL.open(file);
  }
}
