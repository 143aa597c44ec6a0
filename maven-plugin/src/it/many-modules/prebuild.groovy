(1..44).each {
  def module = String.format('module-%02d', it)
  def folder = new File(basedir, module)
  folder.mkdirs()
  new File(folder, 'pom.xml').text = """<project>
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>it</groupId>
    <artifactId>many-modules</artifactId>
    <version>1</version>
  </parent>
  <artifactId>$module</artifactId>
  <packaging>pom</packaging>
</project>
"""
}
return true
