# Sourced by start and test before anything else: the right Node, npm, and the packages of the lock file.
# Runs on bash 3.2, which is what a Mac has.

fail() {
  printf '%s\n' "$1" >&2
  exit 1
}

command -v node > /dev/null || fail 'Node 20.19 or newer is needed, and there is no node on the PATH: see https://nodejs.org.'
node -e 'var v = process.versions.node.split("."); process.exit(+v[0] > 20 || (+v[0] === 20 && +v[1] >= 19) ? 0 : 1)' ||
  fail "Node 20.19 or newer is needed, and this is $(node --version): see https://nodejs.org."
command -v npm > /dev/null || fail 'npm is needed, and it is not on the PATH; it comes with Node: see https://nodejs.org.'

lock_digest() {
  node -p 'require("crypto").createHash("sha256").update(require("fs").readFileSync("package-lock.json")).digest("hex")'
}

# The stamp lives inside node_modules, so it goes when the packages go, also in an install that was interrupted.
install_packages() {
  local stamp=node_modules/.installed-from digest npm seconds=$SECONDS
  digest=$(lock_digest) || exit 1
  [ "$(cat $stamp 2> /dev/null)" != "$digest" ] || return 0
  [ -z "${SKIP_INSTALL:-}" ] || return 0 # a test of the scripts must not take away the packages it runs on
  if [ ! -e $stamp ] && [ node_modules/.package-lock.json -nt package-lock.json ]; then
    printf '%s\n' "$digest" > $stamp # somebody ran npm by hand
    return 0
  fi
  mkdir -p .cache
  [ -t 1 ] || echo '· Installing packages (one to two minutes) …'
  npm ci --ignore-scripts --no-fund --no-audit > .cache/npm.log 2>&1 < /dev/null &
  npm=$!
  trap 'kill -9 $npm 2> /dev/null; exit 130' INT TERM HUP # npm would go on for a while
  while kill -0 $npm 2> /dev/null; do
    [ ! -t 1 ] || printf '\r\033[K· Installing packages (one to two minutes) … %s s' $((SECONDS - seconds))
    sleep 1
  done
  [ ! -t 1 ] || printf '\r\033[K'
  wait $npm || {
    tail -n 15 .cache/npm.log >&2
    fail 'npm could not install the packages; its last lines are above, all of them in .cache/npm.log.'
  }
  trap - INT TERM HUP
  printf '%s\n' "$digest" > $stamp
  echo "✓ Packages installed ($((SECONDS - seconds)) s)"
}
install_packages
