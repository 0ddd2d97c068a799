import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.SampleChart

InvokerTest.start(context)
def chart = SampleChart.write(new File(basedir, 'src/main/helm').toPath(), 'web')
// 18 files of 5 MiB that no compression makes smaller: the most that Helm takes in is just below 100 MiB
def random = new Random(42)
def bytes = new byte[5 << 20]
18.times {
    random.nextBytes(bytes)
    new File(chart.toFile(), "files-${it}.bin").bytes = bytes
}
return true
