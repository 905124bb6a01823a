# shellcheck shell=bash
# shellcheck disable=SC2154 # compose's variables
# HTTP to the letter at edge over cleartext.

conforms "http://127.0.0.1:$CUBBY_EDGE_PORT"
