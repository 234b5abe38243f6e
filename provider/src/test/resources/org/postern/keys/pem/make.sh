#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes the keys and certificates of this directory, in every form that OpenSSL 3 writes. They serve
# tests only. The password of encrypted ones is "changeit".
set -eu
cd "$(dirname "$0")"
rm -f ./*.pem ./*.p12
P=pass:changeit
certificate() { # NAME
  openssl req -x509 -new -key "$1.pkcs8.pem" -subj "/CN=$1.example" -days 36500 \
    -addext "subjectAltName=DNS:$1.example" -addext basicConstraints=critical,CA:FALSE \
    -addext keyUsage=critical,digitalSignature -out "$1.cert.pem"
}
openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out rsa.pkcs8.pem
openssl genpkey -quiet -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 -out pss.pkcs8.pem
for curve in 256 384 521; do
  openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-$curve -out p$curve.pkcs8.pem
done
openssl genpkey -quiet -algorithm ED25519 -out ed25519.pkcs8.pem
openssl genpkey -quiet -algorithm ED448 -out ed448.pkcs8.pem
for name in rsa pss p256 p384 p521 ed25519 ed448; do certificate $name; done

openssl rsa -in rsa.pkcs8.pem -traditional -out rsa.pkcs1.pem 2>/dev/null
openssl rsa -in rsa.pkcs8.pem -traditional -aes128 -passout $P -out rsa.pkcs1-aes128.pem 2>/dev/null
openssl rsa -in rsa.pkcs8.pem -traditional -aes256 -passout $P -out rsa.pkcs1-aes256.pem 2>/dev/null
openssl rsa -in rsa.pkcs8.pem -traditional -des3 -passout $P -out rsa.pkcs1-des3.pem 2>/dev/null
for curve in 256 384 521; do
  openssl ec -in p$curve.pkcs8.pem -out p$curve.sec1.pem 2>/dev/null
done
openssl ec -in p256.pkcs8.pem -aes256 -passout $P -out p256.sec1-aes256.pem 2>/dev/null
# As "openssl ecparam -genkey" writes it: the parameters in a block before the key.
{ openssl ecparam -name prime256v1; cat p256.sec1.pem; } > p256.sec1-parameters.pem
encrypt() { # NAME FORM OPTIONS
  name=$1 form=$2
  shift 2
  openssl pkcs8 -topk8 -in "$name.pkcs8.pem" -passout $P -out "$name.$form.pem" "$@"
}
encrypt rsa pkcs8-aes256-sha256 -v2 aes-256-cbc -v2prf hmacWithSHA256
encrypt rsa pkcs8-aes128-sha1 -v2 aes-128-cbc -v2prf hmacWithSHA1
encrypt rsa pkcs8-des3 -v2 des3
encrypt rsa pkcs8-scrypt -scrypt
encrypt rsa pkcs8-pkcs12-3des -v1 PBE-SHA1-3DES
encrypt p256 pkcs8-aes256 -v2 aes-256-cbc
encrypt ed25519 pkcs8-aes256 -v2 aes-256-cbc
encrypt ed448 pkcs8-scrypt -scrypt

# With the text that "openssl x509 -text" and "openssl pkcs12" put around blocks, and others between.
{
  echo "Bag Attributes"
  echo "    localKeyID: 01 00 00 00"
  openssl x509 -in p256.cert.pem -text
  openssl ecparam -name prime256v1
  openssl pkey -in p256.pkcs8.pem -pubout
  openssl req -new -key p256.pkcs8.pem -subj /CN=p256.example
  echo "Key Attributes: <No Attributes>"
  cat p256.sec1.pem
  openssl x509 -in p256.cert.pem
} > p256.decoys.pem
openssl x509 -in p256.cert.pem -trustout -addtrust serverAuth -setalias other -out p256.trusted.pem
sed 's/$/\r/' p256.sec1.pem > p256.sec1-crlf.pem
openssl pkcs12 -export -inkey p256.pkcs8.pem -in p256.cert.pem -name mail -passout $P -out p256.p12
openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:secp256k1 -out unusable-secp256k1.pem
openssl genpkey -quiet -algorithm X25519 -out unusable-x25519.pem
openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 \
  -pkeyopt ec_param_enc:explicit -out unusable-explicit.pem
ssh-keygen -q -t ed25519 -N '' -C postern -f unusable-openssh.pem
rm unusable-openssh.pem.pub
