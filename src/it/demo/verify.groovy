import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)
if (show == 'true') {
    // the invoker has turned System.out away from the console
    new PrintStream(new FileOutputStream(FileDescriptor.out)).println(log)
}

def digest = registry.digest('acme/charts/web', '1.4.0')
assert log.contains("${registry.host()}/acme/charts/web@${digest}")
assert log.contains("helm install web oci://${registry.host()}/acme/charts/web --version 1.4.0 --plain-http")

// the README shows what this prints, but for port, seconds and the log's numbers, which two entries get at once, and for the
// trusted root, which one's own Sigstore has in a file (and Maven's own header lines, which differ by version)
def normal = {
    it.replaceAll(/127\.0\.0\.1:\d+/, 'HOST')
            .replaceAll(/Took [0-9.]+ s/, 'Took N s')
            .replaceAll(/entries \d+, \d+/, 'entries N, N')
            .replaceAll(/ --trusted-root .+/, '')
            .replace('\\', '/')
            .trim()
}
def readme = new File(basedir, '../../../README.md').getText('UTF-8')
def transcript = readme.substring(readme.indexOf('```\n') + 4).takeBefore('\n```').readLines()
def printed = log.readLines().collect(normal)
def shown = transcript.findAll { !it.contains('---') }.collect(normal)
assert shown.size() > 10
assert shown.findAll { !printed.contains(it) } == []
return true
