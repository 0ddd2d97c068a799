import groovy.json.JsonSlurper
import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)
def auth = "${InvokerTest.USER}:${InvokerTest.SECRET}".bytes.encodeBase64().toString()

assert new File(basedir, 'helm.json').text ==
        "{\n\t\"auths\": {\n\t\t\"${registry.host()}\": {\n\t\t\t\"auth\": \"${auth}\"\n\t\t}\n\t}\n}"
assert new JsonSlurper().parse(new File(basedir, 'docker/config.json')) ==
        [auths: ['other.example': [auth: 'YTpi']], psFormat: 'table']

assert log.contains('[INFO] Kept for helm in helm.json; ghcr:logout removes it')
assert log =~ /\[INFO\] Kept for docker in docker.config.json; ghcr:logout removes it/
assert log =~ /Removed the credential of .* for docker from docker.config.json/
assert log.contains("No credential of ${registry.host()} is kept for docker")
return true
