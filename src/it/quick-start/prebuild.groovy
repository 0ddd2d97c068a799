import io.github.ghcrmaven.testing.InvokerTest

InvokerTest.start(context)
return true
