import io.github.ghcrmaven.testing.Fault
import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.Refusal
import io.github.ghcrmaven.testing.SampleChart

InvokerTest.start(context)
['api', 'web'].each {
    SampleChart.write(new File(basedir, "${it}/src/main/helm").toPath(), it)
}
// that of the second module
context.get('registry').fault('PUT manifest 2', Fault.refusal(Refusal.WRITE_PACKAGE))
return true
