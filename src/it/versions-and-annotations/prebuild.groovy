import io.github.ghcrmaven.testing.InvokerTest
import io.github.ghcrmaven.testing.SampleChart

InvokerTest.start(context)
def chart = SampleChart.write(new File(basedir, 'src/main/helm').toPath(), 'web').toFile()
new File(chart, 'Chart.yaml').text = '''\
# the chart of the web server
apiVersion: v2
name: web
version: 7.2.0 # by itself
appVersion: "1.3.0"
annotations:
  acme.example/commit: unknown # the build knows
'''
return true
