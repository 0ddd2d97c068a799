import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.SampleChart

InvokerTest.start(context)
def chart = new File(basedir, 'src/main/helm')
new File(chart, 'values.yaml').bytes =
    '# the image, ${image.tag} by default\r\nimage:\r\n  tag: "${image.tag}"\r\nshell: "\\${HOME} ${HOME:-/}"\r\nmail: a@acme.example, b@acme.example\n'.bytes
new File(chart, 'files').mkdirs()
new File(chart, 'files/motd').text = '@project.name@\n'

def unresolved = { name, values ->
    def folder = SampleChart.write(new File(basedir, "unresolved/$name").toPath(), name).toFile()
    new File(folder, 'values.yaml').text = values
}
unresolved('api', 'tag: "@image.tag@"\nurl: "${api.url}"\nkey: "@settings.servers[0].password@"\n')
unresolved('db', 'url: "@db.url@"\n')
return true
