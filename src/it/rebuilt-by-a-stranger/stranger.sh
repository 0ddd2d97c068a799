git clone --branch v1.4.0 https://github.com/acme/web
cd web
mvn ghcr:package
sha256sum target/helm/web-1.4.0.tgz
gunzip -c target/helm/web-1.4.0.tgz | sha256sum
