import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert new File(localRepositoryPath, 'io/github/ghcrmaven/it/packaging-helm/1.4.0/packaging-helm-1.4.0.tgz').isFile()

def digest = registry.digest('acme/charts/web', '1.4.0')
assert new File(basedir, 'target/ghcr/web.digest').text.trim() == digest
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/ghcr/web.json'))
assert report.reference == "${registry.host()}/acme/charts/web@${digest}"
assert report.tags == ['1.4.0']
assert !report.skipped

// by digest first, the tag last
def written = registry.steps().findAll { it.startsWith('PUT') }
assert written == ['PUT blob', 'PUT blob', 'PUT manifest', 'PUT tag']
// one to push, one to see whether everybody can read it
assert registry.count('GET token') == 2
assert log.contains('[WARNING] This package is private: pulling it takes credentials.')

// linted before it is packaged
assert log.indexOf('no errors, no warnings in chart web') in 0..log.indexOf('web 1.4.0 (appVersion 1.4.0)')
assert log.contains("Destination  ${registry.host()}/acme/charts/web")
assert log.contains("Credentials  server '127.0.0.1' in settings.xml, as octocat")
assert log.contains('Preflight    push permission granted, tag 1.4.0 free')
assert log =~ /Pushed       sha256:\w+…\w+ \(2 blobs, [0-9.]+ k?B\)/
assert log.contains('Tagged       1.4.0')
assert log.contains("helm install web oci://${registry.host()}/acme/charts/web --version 1.4.0 --plain-http")
assert log =~ /Took [0-9.]+ s, \d+ requests; report in target.ghcr/
return true
