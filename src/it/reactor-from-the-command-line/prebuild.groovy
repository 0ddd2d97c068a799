import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.SampleChart

InvokerTest.start(context)
['api', 'web'].each {
    SampleChart.write(new File(basedir, "${it}/src/main/helm").toPath(), it)
}
return true
