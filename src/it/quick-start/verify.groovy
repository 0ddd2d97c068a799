import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert log.contains("Destination  ${registry.host()}/acme/charts/web")

// what the documentation shows
def said = log.readLines()
def shown = new File(basedir, 'console.txt').readLines()
def start = said.indexOf(shown[0])
assert said.subList(start, start + shown.size()) == shown

assert log =~ /Signed       \.sig and bundle, Rekor entries \d+, \d+/
assert log.contains('Verified     2 signatures by the identity above')

// the version, the legacy signature, and the index of the bundles
def digest = registry.digest('acme/charts/web', '1.4.0').replace(':', '-')
assert registry.tags('acme/charts/web') as Set == ['1.4.0', digest, digest + '.sig'] as Set
assert registry.tagMoves('acme/charts/web').last().tag() == '1.4.0'

// the workflow of the README runs what was run here, with the permissions that it needs
def workflow = new File(basedir, '.github/workflows/release.yml').text
assert workflow.contains('run: mvn -B deploy')
assert workflow.contains('packages: write')
assert workflow.contains('id-token: write')

// what the documentation gives consumers to ask for is who has signed here
def identity = 'https://github.com/acme/web/.github/workflows/release.yml@refs/tags/v1.4.0'
def issuer = 'https://token.actions.githubusercontent.com'
['flux.yaml': ['issuer', 'subject'], 'kyverno.yaml': ['issuer', 'subjectRegExp']].each { file, names ->
    def asked = names.collect { name -> (new File(basedir, "consumer/${file}").text =~ /(?m)\b${name}: (.+)$/)[0][1] }
    assert issuer =~ asked[0]
    assert identity ==~ asked[1]
    assert !(identity.replace('acme/web', 'mallory/web') =~ asked[1])
}
return true
