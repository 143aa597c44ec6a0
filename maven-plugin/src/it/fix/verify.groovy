def log = new File(basedir, 'build.log').text
assert log.contains('[INFO] fixed clusters/policies.yaml')
assert log.contains('[INFO] found no problems')

def text = new File(basedir, 'clusters/policies.yaml').text
assert text.contains('name: gold # the name stays')
assert text.contains('hpc: "true"')
