import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert log.contains('tag 1.4.0-SNAPSHOT will be moved from sha256:')
assert registry.tagMoves('acme/charts/web').size() == 2
assert registry.digest('acme/charts/web', '1.4.0-SNAPSHOT') == new File(basedir, 'target/ghcr/web.digest').text.trim()
return true
