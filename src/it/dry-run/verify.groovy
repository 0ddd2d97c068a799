import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert log.contains('Preflight    push permission not tried, tag 1.4.0 free')
assert log =~ /Would push   sha256:\w{64} as 1.4.0/
assert log.contains('nothing was written (dryRun)')
assert registry.steps().every { it.startsWith('GET') || it.startsWith('HEAD') }
assert !new File(basedir, 'target/ghcr').exists()
return true
