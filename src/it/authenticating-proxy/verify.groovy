import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

def proxy = context.get('proxy')
proxy.close()
assert registry.tags('acme/charts/web') == ['1.4.0']
assert proxy.tunnels().contains(registry.host())
assert !log.contains('proxy-s3cret')
assert !log.contains('proxy-s3cret'.bytes.encodeBase64().toString())
assert !log.contains('proxy-user:proxy-s3cret'.bytes.encodeBase64().toString())
return true
