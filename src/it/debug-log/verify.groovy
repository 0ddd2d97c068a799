import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finishDebug(context, basedir)

// all invoker tests are run so: otherwise nobody would notice if they were not
assert log.contains('[DEBUG] Credentials for ')
assert registry.tags('acme/charts/web') == ['1.4.0']
return true
