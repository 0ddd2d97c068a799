import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

def digest = registry.digest('acme/charts/web', '1.4.0')
assert log.contains("${registry.host()}/acme/charts/web@${digest}")
assert log.contains("helm install web oci://${registry.host()}/acme/charts/web --version 1.4.0 --plain-http")
return true
