import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)
def runs = log.split(/(?=\[INFO\] Scanning for projects)/).findAll { it.contains('Scanning for projects') }
assert runs.size() == 3
assert runs.every { it.contains(':login (default-cli) @ standalone-pom') }

assert runs[0].contains("[INFO]    ok    credentials   server '127.0.0.1' in settings.xml, as octocat")
assert runs[0].contains('[INFO]    ok    token         accepted')
assert runs[0].contains('no destination is known')
assert !runs[0].contains('would succeed')

assert runs[1].contains("[INFO]    ok    push          ${registry.host()}/acme/charts/web: an upload was opened")
assert runs[1].contains('[INFO] A push from here would succeed.')

assert runs[2].contains("[ERROR]   fail  credentials   No credentials for ${registry.host()}. Looked, in this order, at:")
assert runs[2] =~ /HELM_REGISTRY_USERNAME, HELM_REGISTRY_PASSWORD +not set/
assert runs[2].contains("A push from here to ${registry.host()} would fail: credentials.")
assert registry.repositories().isEmpty()
return true
