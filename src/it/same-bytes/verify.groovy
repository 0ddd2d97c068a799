import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

def archives = [1, 2].collect { new File(basedir, "run-${it}/web-1.4.0.tgz").bytes }
assert archives[0] == archives[1]
// neither name nor time in the gzip header (RFC 1952)
assert archives[0][3] == 0 && archives[0][4..7].every { it == 0 }
// the constant gives no time away, SOURCE_DATE_EPOCH does
assert new File(basedir, 'run-3/web-1.4.0.tgz').bytes != archives[0]
return true
