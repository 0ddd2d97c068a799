import io.github.ghcrmaven.testing.InvokerTest

def registry = context.get('registry')
def log = InvokerTest.finish(context, basedir)

// Maven's own lines, for the blob that is large
assert log =~ /Uploading to ${registry.host()}: http:.{2}${registry.host()}\/v2\/acme\/charts\/web\/web-1.4.0.tgz/
assert log =~ /Uploaded to ${registry.host()}: .* \(9\d MB at .*\)/
assert !log.contains('web config')
assert log =~ /Pushed       sha256:\w+…\w+ \(2 blobs, 9\d\.\d MB\)/
// asked for first, since it is large
assert registry.count('HEAD blob') == 1
return true
