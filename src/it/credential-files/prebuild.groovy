import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.SampleChart

def registry = InvokerTest.start(context)
SampleChart.write(new File(basedir, 'src/main/helm').toPath(), 'web')

def auth = "${InvokerTest.USER}:${InvokerTest.SECRET}".bytes.encodeBase64()
def other = 'somebody:else'.bytes.encodeBase64()
new File(basedir, 'docker').mkdirs()
new File(basedir, 'docker/config.json').text = """{"auths": {"https://${registry.host()}/v1/": {"auth": "${auth}"}}}"""
new File(basedir, 'auth.json').text = """{"auths": {
  "${registry.host()}": {"auth": "${other}"},
  "${registry.host()}/umbrella": {"auth": "${other}"},
  "${registry.host()}/acme": {"auth": "${auth}"}
}}"""
new File(basedir, 'helm.json').text = """{"auths": {"${registry.host()}": {"auth": "${auth}"}}}"""
new File(basedir, 'broken.json').text = """{"auths": {"${registry.host()}": {"auth": "${auth}" """
return true
