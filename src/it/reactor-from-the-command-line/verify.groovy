import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

['api', 'web'].each {
    assert registry.tags("acme/charts/${it}") == ['1.4.0']
}
assert log.count('Tagged       1.4.0') == 2
return true
