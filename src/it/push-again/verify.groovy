import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

assert log.contains('tag 1.4.0 has this digest already')
assert log.contains('(nothing to upload)')
assert log.contains('Tagged       1.4.0 (unchanged)')
assert registry.count('PUT blob') == 2
assert registry.count('PUT manifest') == 1
assert registry.tagMoves('acme/charts/web').size() == 1
return true
