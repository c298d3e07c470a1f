// OpenSSL's libcrypto (Debian: libssl-dev), for the SHA-256 of inputs.
#include <openssl/evp.h>
