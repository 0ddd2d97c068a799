import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)
def runs = log.split(/(?=\[INFO\] Scanning for projects)/).findAll { it.contains('Scanning for projects') }
assert runs.size() == 2

// the list that the documentation shows
def said = runs[0].replace(registry.host(), 'ghcr.io').replace("'127.0.0.1'", "'ghcr.io'").readLines()
def shown = new File(basedir, 'console.txt').readLines()
def start = said.indexOf(shown[0])
assert said.subList(start, start + shown.size()) == shown

assert runs[1].contains('[INFO]    ok    run           GitHub Actions, neither of a fork nor of Dependabot')
assert !runs[1].contains('release.yml')
assert registry.repositories().isEmpty()
return true
