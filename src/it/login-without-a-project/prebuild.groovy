import io.github.ghcrmaven.testing.InvokerTest

def registry = InvokerTest.start(context)
context.get('userProperties').setProperty('ghcr.registry', registry.host())
return true
