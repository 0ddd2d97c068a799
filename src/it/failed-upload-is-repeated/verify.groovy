import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert registry.pendingFaults().isEmpty()
assert registry.tags('acme/charts/web') == ['1.4.0']
assert log.contains('[WARNING]')
assert log =~ /Trying again in [0-9.]+ s \(2 of 5\)\./
// the blob was asked for and sent anew, in a new upload: the preflight's, the other blob's, this one
assert registry.count('POST upload') == 3
assert registry.count('HEAD blob') == 1
assert registry.count('PUT blob') == 3
return true
