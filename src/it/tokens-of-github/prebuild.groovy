import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.InProcessGhcr
import io.github.ghcrmaven.testing.InProcessGitHubApi
import io.github.ghcrmaven.testing.InProcessProxy
import io.github.ghcrmaven.testing.Refusal
import io.github.ghcrmaven.testing.SampleChart
import okhttp3.tls.HeldCertificate

// ghcr.io itself and GitHub's API, as far as the build can tell: the proxy leads there
def certificate = new HeldCertificate.Builder().addSubjectAlternativeName('ghcr.io').addSubjectAlternativeName('api.github.com').build()
def store = java.security.KeyStore.getInstance('PKCS12')
store.load(null, null)
store.setCertificateEntry('registry', certificate.certificate())
new File(basedir, 'trusted.p12').withOutputStream { store.store(it, 'changeit'.toCharArray()) }

def registry = InvokerTest.start(context, InProcessGhcr.builder().named('ghcr.io').tls(certificate).start())
registry.account('octocat', 'ghs_invokerTestsUseThisOne000000000000')
registry.account('octocat', 'gho_invokerTestsUseThisOne000000000000')
registry.refuse('umbrella/charts/web', Refusal.TOKEN_SCOPES)
def api = InProcessGitHubApi.start(certificate).token(InvokerTest.SECRET, 'X-OAuth-Scopes', 'read:packages, repo')
def proxy = InProcessProxy.startOpen().route('ghcr.io:443', registry.address()).route('api.github.com:443', api.address())
context.put('api', api)
context.put('proxy', proxy)

def settings = """
<settings>
  <proxies>
    <proxy>
      <id>company</id>
      <active>true</active>
      <protocol>https</protocol>
      <host>${proxy.host()}</host>
      <port>${proxy.port()}</port>
    </proxy>
  </proxies>
  SERVERS
</settings>
"""
new File(basedir, 'proxy.xml').text = settings.replace('SERVERS', '')
new File(basedir, 'laptop.xml').text = settings.replace('SERVERS', new File(basedir, 'servers.xml').text)

def gh = new File(basedir, 'bin/gh')
gh.parentFile.mkdirs()
gh.text = """#!/bin/sh
[ "\$*" = 'auth token --hostname github.com' ] && echo gho_invokerTestsUseThisOne000000000000
"""
gh.executable = true
SampleChart.write(new File(basedir, 'src/main/helm').toPath(), 'web')
return true
