#!/usr/bin/env bash
# Makes the certificates of the tests anew (OpenSSL 3): an authority nobody knows, and what it or nobody has signed for this machine.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

key() { openssl ecparam -name prime256v1 -genkey -noout -out "$work/$1.key"; }

key authority
openssl req -x509 -new -key "$work/authority.key" -subj '/CN=Authority of the tests' -days 36500 -out authority.pem
: > "$work/index.txt"
cat > "$work/ca.cnf" <<CONFIG
[ca]
default_ca = tests
[tests]
database = $work/index.txt
new_certs_dir = $work
certificate = authority.pem
private_key = $work/authority.key
default_md = sha256
policy = any
rand_serial = yes
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
CONFIG

# name, hosts, first and last day
leaf() {
  key "$1"
  openssl req -new -key "$work/$1.key" -subj "/CN=$1" -addext "subjectAltName=$2" -out "$work/$1.csr"
  openssl ca -batch -notext -config "$work/ca.cnf" -startdate "$3" -enddate "$4" -in "$work/$1.csr" -out "$work/$1.crt"
  cat "$work/$1.key" "$work/$1.crt" > "$1.pem"
}
leaf good IP:127.0.0.1,DNS:district.example 20200101000000Z 21200101000000Z
leaf expired IP:127.0.0.1 20200101000000Z 20210101000000Z
leaf early IP:127.0.0.1 21100101000000Z 21200101000000Z
leaf elsewhere IP:127.0.0.2 20200101000000Z 21200101000000Z

key stranger
openssl req -x509 -new -key "$work/stranger.key" -subj '/CN=stranger' -addext 'subjectAltName=IP:127.0.0.1' -days 36500 -out "$work/stranger.crt"
cat "$work/stranger.key" "$work/stranger.crt" > stranger.pem
