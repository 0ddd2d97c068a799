import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir).replace('\\', '/')
def runs = log.split(/(?=\[INFO\] Scanning for projects)/).findAll { it.contains('Scanning for projects') }
assert runs.size() == 6

// everything at once, each at its level, and the summary once
def first = runs[0]
assert first.contains("[WARNING] src/main/helm/Chart.yaml:3   version '1.4' is not a valid SemVerV2")
assert first.contains('[INFO]    src/main/helm/Chart.yaml   icon is recommended')
assert first.contains('[ERROR]   src/main/helm/templates/deploy.yaml:2   .Release.Time has been removed in v3, please replace with the `now` function in your templates')
assert first.count('1 error, 1 warning in chart web') == 1
assert first.contains('docs/errors.md#lint')

assert runs[1].contains('no errors, 1 warning in chart web')
assert runs[1].contains('BUILD SUCCESS')
assert runs[2].contains('no errors, 1 warning in chart web')
assert runs[2].contains('BUILD FAILURE')

// Maven 4 asks for the prefixes of repositories beside the build, and says in between where it gets none
def lines = runs[3].readLines().findAll { !it.contains('Could not transfer metadata') }
def goal = lines.findIndexOf { it.contains(':lint (default)') }
assert lines[goal + 1] == '[INFO] no errors, no warnings in chart web'
assert lines[goal + 2].contains('----')

assert runs[4].contains('Skipped: ghcr.lint.skip is true')
// the values beside their schema
def held = runs[5]
assert held.contains("[ERROR]   held/values.yaml   - at '': missing property 'host'")
assert held.contains("[ERROR]   held/values.yaml:3   - at '/image/tag': got number, want string")
assert held.contains('2 errors, no warnings in chart web')
assert registry.steps().isEmpty()
return true
