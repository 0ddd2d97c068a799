import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finishDebug(context, basedir)
context.get('proxy').close()
context.get('api').close()

assert log.contains('Credentials  GITHUB_TOKEN, as octocat (GitHub Actions installation token)')
assert log.contains('Credentials  GHCR_TOKEN, as acme-bot (classic token)')
assert log =~ /  GITHUB_TOKEN +not asked, GHCR_TOKEN won/
assert log.contains("Credentials  server 'ghcr.io' in settings.xml, as octocat (classic token)")
assert log.contains('Credentials  gh auth token, as octocat (OAuth token)')
assert log =~ /No credentials for ghcr.io. Looked, in this order, at:/
assert log =~ /GITHUB_TOKEN +not set \(a workflow must pass it: env: GITHUB_TOKEN: /
assert log.contains('config.json')
assert log.contains('https://github.com/settings/tokens/new?scopes=write:packages')
assert registry.tags('acme/charts/web') == ['1.4.0']

// where the package is private, GitHub is asked whose it is, for the address of its settings
assert log.contains('This package is private: only members of acme can pull it.')
// a refused push asks GitHub what is wrong with the token, and nothing else does
assert log.contains("GitHub's API accepts the token; scopes read:packages, repo.")
assert context.get('api').requests().findAll { it != 'GET /users/acme' } == ['GET /user']
return true
