import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

// an archive of an earlier build lies there, and is not taken
assert new File(basedir, 'target/helm/web-1.4.0.tgz').isFile()
assert log.contains('No chart was packaged in this build, so there is nothing to push.')
assert log.contains('mvn ghcr:package ghcr:push')
assert registry.steps().isEmpty()
return true
