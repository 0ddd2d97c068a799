import io.github.ghcrmaven.testing.InvokerTest

InvokerTest.finish(context, basedir)
def classes = new File(basedir, 'classes.txt').text

assert new File(basedir, 'target/helm/web-1.4.0.tgz').isFile()
assert classes.contains('io.github.ghcrmaven.mojo.PackageMojo')
assert !classes.contains('org.bouncycastle')
return true
