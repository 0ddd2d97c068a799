import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finishDebug(context, basedir)

assert log =~ /Credentials  docker-credential-vault by \S*config.json, as octocat/
assert new File(basedir, 'asked-vault').text == registry.host()

assert log.contains("The credential helper docker-credential-locked failed when asked for ${registry.host()}")
assert log =~ /\S*config.json names the credential helper docker-credential-nowhere, which is not on the PATH./
assert log.contains('docs/errors.md#credential-helper')
assert registry.tags('acme/charts/web') == ['1.4.0']
return true
