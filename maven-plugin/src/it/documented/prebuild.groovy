def block = new File(basedir, '../../../../docs/maven.md').text =~ /(?s)```xml\n(.*?)```/
assert block.find()
def pom = new File(basedir, 'pom.xml')
pom.text = pom.text.replace('<!-- what docs/maven.md tells to put here -->', block.group(1))
return true
