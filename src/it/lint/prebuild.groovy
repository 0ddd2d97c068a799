import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.SampleChart

InvokerTest.start(context)
def chart = { folder, lines ->
    SampleChart.write(new File(basedir, folder).toPath(), 'web')
    new File(basedir, "$folder/Chart.yaml").text = "apiVersion: v2\nname: web\n$lines\n"
}
chart('src/main/helm', "version: '1.4'")
new File(basedir, 'src/main/helm/templates/deploy.yaml').text = 'a: b\nat: {{ .Release.Time }}\n'
chart('warned', 'version: v1.4.0')
chart('sound', 'version: 1.4.0\nicon: https://acme.example/icon.png')
chart('held', 'version: 1.4.0\nicon: https://acme.example/icon.png')
new File(basedir, 'held/values.yaml').text = 'image:\n  repository: web\n  tag: 1.10\n'
new File(basedir, 'held/values.schema.json').text = '''
    {"$schema": "http://json-schema.org/draft-07/schema#", "required": ["host"],
     "properties": {"image": {"properties": {"tag": {"type": "string"}}}}}'''
return true
