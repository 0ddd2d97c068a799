import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.SampleChart

InvokerTest.startSigned(context, basedir)
SampleChart.write(new File(basedir, 'src/main/helm').toPath(), 'web')

def properties = context.get('userProperties')
properties.setProperty('ghcr.reference', "${context.get('registry').host()}/acme/charts/web:1.4.0".toString())
properties.setProperty('ghcr.verify.identityRegexp', '^https://github\\.com/acme/charts/')
properties.setProperty('ghcr.verify.issuer', 'https://token.actions.githubusercontent.com')
return true
