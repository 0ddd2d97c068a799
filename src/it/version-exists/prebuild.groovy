import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.SampleChart

def registry = InvokerTest.start(context)
SampleChart.write(new File(basedir, 'src/main/helm').toPath(), 'web')
registry.seedManifest('acme/charts/web', '1.4.0',
    '{"schemaVersion":2,"annotations":{"org.opencontainers.image.created":"2026-11-02T10:00:00Z"}}'.bytes)
return true
