import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.SampleChart

InvokerTest.startSigned(context, basedir)
['api', 'db', 'web', 'worker'].each {
    SampleChart.write(new File(basedir, "${it}/src/main/helm").toPath(), it)
}
return true
