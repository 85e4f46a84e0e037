#!/bin/sh
# Makes an image from files of this Linux machine alone: nothing is pulled, nothing is installed.
#
#   sh test/containers/make-image.sh node TAG                 node and npm, as a base
#   sh test/containers/make-image.sh reference TAG            our reference server, as built (npm run build)
#   sh test/containers/make-image.sh synapse TAG VENV         a virtual environment with matrix-synapse
#   sh test/containers/make-image.sh dendrite TAG DIRECTORY   dendrite and generate-keys, as built
set -eu

what=$1 tag=$2 from=${3:-}
here=$(cd "$(dirname "$0")" && pwd)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT

# Copies files to the same place in the image, with the libraries that they are linked to.
add() {
  cp -L --parents "$@" "$root"
  for library in $(ldd "$@" 2>/dev/null | grep -o '/[^ ():]*' | sort -u); do
    [ -e "$root$library" ] || cp -L --parents "$library" "$root"
  done
}

import() {
  mkdir -p "$root/etc" "$root/usr/bin"
  mkdir -m 1777 "$root/tmp"
  echo 'root:x:0:0:root:/:/bin/sh' >"$root/etc/passwd"
  tar -C "$root" -c . | docker import --change 'ENV PATH=/usr/local/bin:/usr/bin:/bin' "$@" - "$tag"
}

add_node() {
  node=$(readlink -f "$(command -v node)")
  add "$node" /bin/sh
  [ "$node" = /usr/bin/node ] || { mkdir -p "$root/usr/bin" && ln -s "$node" "$root/usr/bin/node"; }
}

case $what in
  node)
    add_node
    certificates=/etc/ssl/certs/ca-certificates.crt
    add "$(command -v env)" "$(command -v uname)" $certificates
    npm=$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")
    mkdir -p "$root/usr/lib/node_modules"
    cp -rL "$npm" "$root/usr/lib/node_modules/npm"
    ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/bin/npm"
    import --change "ENV NODE_EXTRA_CA_CERTS=$certificates"
    ;;
  reference)
    add_node
    place="$root/opt/rollcall"
    mkdir -p "$place/node_modules"
    cp -r "$here/../../dist" "$here/../../package.json" "$here/serve-for-all.mjs" "$place"
    (
      cd "$here/../.."
      npm ls --omit=dev --all --parseable | sed -n "s|^$PWD/||p" | xargs cp -rL --parents -t "$place"
    )
    import --change 'ENTRYPOINT ["/usr/bin/node", "/opt/rollcall/serve-for-all.mjs"]' --change 'EXPOSE 8008'
    ;;
  synapse)
    python=$(readlink -f "$from/bin/python")
    stdlib=$("$python" -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')
    packages=$("$from/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    add "$python" /bin/sh $(find "$stdlib/lib-dynload" "$packages" -name "*.so")
    tar -C / -c --exclude='*/test' --exclude="${stdlib#/}/site-packages" --exclude='*.a' "${stdlib#/}" | tar -C "$root" -x
    tar -C / -c "${packages#/}" | tar -C "$root" -x
    mkdir -p "$root/usr/bin"
    ln -s "$python" "$root/usr/bin/python3"
    import --change "ENV PYTHONPATH=$packages" --change 'EXPOSE 8008'
    ;;
  dendrite)
    add "$from/dendrite" "$from/generate-keys" /bin/sh
    mkdir -p "$root/usr/bin" "$root/etc/dendrite"
    mv "$root$from/dendrite" "$root$from/generate-keys" "$root/usr/bin"
    import --change 'WORKDIR /etc/dendrite' --change 'ENTRYPOINT ["/usr/bin/dendrite"]' --change 'EXPOSE 8008'
    ;;
  *)
    echo "Cannot make an image: wanted node, reference, synapse or dendrite, found $what." >&2
    exit 64
    ;;
esac
