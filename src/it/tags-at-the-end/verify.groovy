import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

// in the first build the first module waited for the second, which failed: no tag was put
assert log.contains('Staged       no tag is put before the last chart of this build is signed (atEnd)')
['api', 'web'].each {
    assert registry.tags("acme/charts/${it}") == ['1.4.0']
    assert registry.tagMoves("acme/charts/${it}").size() == 1
}
def steps = registry.steps()
assert steps.indexOf('PUT tag') > steps.lastIndexOf('PUT manifest')
assert log.count('Tagged       1.4.0') == 2
return true
