import io.github.ghcrmaven.testing.InvokerTest

InvokerTest.start(context)
new File(basedir, 'docker').mkdirs()
new File(basedir, 'docker/config.json').text = '{"auths": {"other.example": {"auth": "YTpi"}}, "psFormat": "table"}'
// with an entry of its own the file is used, whatever helpers this machine has
new File(basedir, 'helm.json').text = '{"auths": {}}'
return true
