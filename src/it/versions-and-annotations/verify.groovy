import io.github.ghcrmaven.testing.InvokerTest
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream
import java.util.zip.GZIPInputStream

def log = InvokerTest.finish(context, basedir)

def chartYaml = { File archive ->
    archive.withInputStream { file ->
        def tar = new TarArchiveInputStream(new GZIPInputStream(file))
        assert tar.nextEntry.name == 'web/Chart.yaml'
        tar.readAllBytes().with { new String(it, 'UTF-8') }
    }
}

// the chart's own version, the project's as appVersion; comments and order stay
assert log.contains('web 7.2.0 (appVersion 1.4.0-SNAPSHOT)')
assert chartYaml(new File(basedir, 'target/helm/web-7.2.0.tgz')) == '''\
# the chart of the web server
apiVersion: v2
name: web
version: 7.2.0 # by itself
appVersion: "1.4.0-SNAPSHOT"
annotations:
  artifacthub.io/license: "Apache-2.0"
  acme.example/commit: 0b4f6c # the build knows
'''

assert log.contains("Chart.yaml says appVersion '1.3.0', and the project is 1.4.0-SNAPSHOT.")
assert log.contains('Fix: write appVersion: 1.4.0 there, leave keepAppVersion, or -Dghcr.appVersionCheck=off')
assert log.contains('docs/errors.md#app-version')
assert chartYaml(new File(basedir, 'warned/web-1.4.0-SNAPSHOT.tgz')).contains('appVersion: "1.3.0"')
assert log.count("The chart will claim to install what it does not") == 1

def timestamped = new File(basedir, 'timestamped').list()
assert timestamped.size() == 1
assert timestamped[0] ==~ /web-1\.4\.0-20\d{12}\.tgz/

assert log.contains("appVersionCheck is 'maybe'.")
assert new File(basedir, 'src/main/helm/Chart.yaml').text.contains('version: 7.2.0 # by itself')
return true
