import groovy.json.JsonSlurper
import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.MavenOnPath

def registry = context.get('registry')
def manifest = new JsonSlurper().parse(registry.manifest('acme/charts/web', '1.4.0'))
def report = new JsonSlurper().parse(new File(basedir, 'target/ghcr/web.json'))

// the sources as they are at github.com, with the tag of the release
def shell = new MavenOnPath(basedir.toPath(), mavenHome ?: '', localRepositoryPath.toPath())
def git = [
    GIT_CONFIG_COUNT: '4',
    GIT_CONFIG_KEY_0: "url.file://${basedir}/sources.insteadOf".toString(), GIT_CONFIG_VALUE_0: 'https://github.com/acme/web',
    GIT_CONFIG_KEY_1: 'user.name', GIT_CONFIG_VALUE_1: 'octocat',
    GIT_CONFIG_KEY_2: 'user.email', GIT_CONFIG_VALUE_2: 'octocat@acme.example',
    GIT_CONFIG_KEY_3: 'advice.detachedHead', GIT_CONFIG_VALUE_3: 'false'
]
shell.run('''
git init -q sources
cp -r pom.xml src sources
cd sources
git add .
git commit -q -m 'Release 1.4.0'
git tag v1.4.0
''', 'git.log', git)
shell.run(new File(basedir, 'stranger.sh').text, 'build-of-the-stranger.log', git)
// what the shell prints is marked by no level
def printed = InvokerTest.finishDebug(context, basedir)

def layer = manifest.layers[0].digest - 'sha256:'
assert report.archiveDigest == manifest.layers[0].digest
assert printed.contains("${layer}  target/helm/web-1.4.0.tgz")
assert printed.contains("${report.tarDigest - 'sha256:'}  -")
return true
