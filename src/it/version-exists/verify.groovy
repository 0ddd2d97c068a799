import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

def repository = "${registry.host()}/acme/charts/web"
assert log.contains("${repository}:1.4.0 exists with another digest:")
assert log.contains('(created 2026-11-02, by its annotation)')
assert log.contains('A released version never changes (ifExists=fail). Nothing was pushed.')
assert log.contains('docs/errors.md#version-exists')

// the second run kept what was there, the third moved the tag
assert log.contains('(ifExists=skip)')
assert log.contains('Skipped      1.4.0 stays sha256:')
def moves = registry.tagMoves('acme/charts/web')
assert moves.size() == 1
assert registry.digest('acme/charts/web', '1.4.0') == new File(basedir, 'target/ghcr/web.digest').text.trim()
assert log =~ /tag 1.4.0 will be moved from sha256:/
assert log.contains("ifExists is 'never'.")
assert log.contains('use one of fail, skip, overwrite')
return true
