import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.SampleChart

InvokerTest.start(context)
def charts = ['api', 'web', 'worker']
charts.each { SampleChart.writeOdd(new File(basedir, "${it}/src/main/helm").toPath(), it) }
def copy = { to, permissions, time ->
    (charts + 'pom.xml').each {
        def target = new File(basedir, "${to}/${it}").toPath()
        java.nio.file.Files.createDirectories(target.parent)
        SampleChart.copy(new File(basedir, it).toPath(), target, permissions, time)
    }
}
copy('a b/there', 'rw-------', java.time.Instant.EPOCH)
copy('elsewhere', 'rwxrwxrwx', java.time.Instant.now().plusSeconds(86400))
return true
