new File(basedir, 'other/.git').mkdirs()
