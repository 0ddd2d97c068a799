import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert log.contains("[INFO]    ok    credentials   server '127.0.0.1' in settings.xml, as octocat")
assert log =~ /\[ERROR] {3}fail {2}push {10}.*permission_denied: write_package/
assert log =~ /\[ERROR] {11}Fix: /
assert log.contains("A push from here to ${registry.host()} would fail: push.")
assert log.contains('docs/errors.md#login')
assert log.contains('BUILD FAILURE')
assert registry.repositories().isEmpty()
return true
