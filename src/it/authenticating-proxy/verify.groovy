import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
InvokerTest.finish(context, basedir)

def proxy = context.get('proxy')
proxy.close()
assert registry.tags('acme/charts/web') == ['1.4.0']
assert proxy.tunnels().contains(registry.host())
return true
