import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.SampleChart

InvokerTest.start(context)
def key = java.security.KeyPairGenerator.getInstance('RSA').generateKeyPair().private.encoded
def mime = Base64.getMimeEncoder(64, '\n'.bytes)
def pem = "-----BEGIN PRIVATE KEY-----\n${mime.encodeToString(key)}\n-----END PRIVATE KEY-----\n"
context.put('secret', mime.encodeToString(key).readLines()[3])

def charts = new File(basedir, 'src/main/helm').toPath()
def web = SampleChart.write(charts.resolve('web'), 'web').toFile()
new File(web, 'values.yaml') << "tls:\n  key: |\n${pem.replaceAll('(?m)^', '    ')}"
new File(web, 'ci').mkdirs()
new File(web, 'ci/test.key') << pem
def api = SampleChart.write(charts.resolve('api'), 'api')
def db = SampleChart.write(api.resolve('charts/db'), 'db').toFile()
new File(db, '.npmrc') << '_auth=aHVudGVyMjpodW50ZXIy\n'
return true
