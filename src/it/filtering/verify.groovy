import io.github.ghcrmaven.testing.InvokerTest
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream

def log = InvokerTest.finish(context, basedir).replace('\\', '/')
def runs = log.split(/(?=\[INFO\] Scanning for projects)/).findAll { it.contains('Scanning for projects') }
assert runs.size() == 5

def entries = { archive ->
    def texts = [:]
    new TarArchiveInputStream(new java.util.zip.GZIPInputStream(new File(basedir, archive).newInputStream())).withCloseable { tar ->
        for (def entry = tar.nextEntry; entry != null; entry = tar.nextEntry) {
            texts[entry.name] = new String(tar.readAllBytes(), 'UTF-8')
        }
    }
    texts
}

// the linter sees YAML where the source is none
assert runs[0].contains('no errors, no warnings in chart web')
def web = entries('target/helm/web-1.4.0.tgz')
assert web['web/Chart.yaml'].endsWith('apiVersion: v2\nname: web\n'
    + 'description: "Acme\'s web shop" # quoted here: values are put in as they are\nversion: 1.4.0\n')
assert web['web/values.yaml'] == '# the image, stable by default\r\nimage:\r\n  tag: "stable"\r\n' +
    'shell: "${HOME} ${HOME:-/}"\r\nmail: a@acme.example, b@acme.example\n'
assert web['web/templates/NOTES.txt'] == '@project.name@, {{ .Values.image.tag }}\n'
assert web['web/files/motd'] == '@project.name@\n'
assert new File(basedir, 'src/main/helm/Chart.yaml').text.contains('version: @project' + '.version@')

def widened = entries('widened/web-1.4.0.tgz')
assert widened['web/values.yaml'].contains('tag: "edge"')
assert new File(basedir, 'target/ghcr/filtered/helm/values.yaml').text == widened['web/values.yaml']
assert widened['web/templates/NOTES.txt'] == "Acme's web shop, {{ .Values.image.tag }}\n"
assert widened['web/files/motd'] == "Acme's web shop\n"

// all places of all charts in one error, and no password
assert runs[2].contains('3 expressions have no value in the chart\'s files:')
assert runs[2].contains('unresolved/api/values.yaml:2  ${api.url}')
assert runs[2].contains('unresolved/api/values.yaml:3  @settings.servers[0].password@')
assert runs[2].contains('unresolved/db/values.yaml:1  @db.url@')
assert runs[2].contains('docs/errors.md#unresolved-expression')

assert runs[3].count('[WARNING] No value, kept as it is: ') == 2
assert !runs[4].contains('[WARNING] No value')
assert entries('kept/api-1.4.0.tgz')['api/values.yaml'] ==
    'tag: "stable"\nurl: "${api.url}"\nkey: "@settings.servers[0].password@"\n'
return true
