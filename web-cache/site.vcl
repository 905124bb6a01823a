vcl 4.1;

# The site in memory. A file is fresh for 2 s; after that Varnish validates it with web in the background. While web is
# away, Varnish serves what it holds for a day. Preconditions, ranges and refusals are in requests.vcl.

import directors;
import std;

# The script follow-web writes this file, and writes it again when web's addresses change.
include "/tmp/backends.vcl";
include "/etc/varnish/requests.vcl";

sub vcl_recv {
  set req.backend_hint = web.backend();
  if (req.url == "/healthz") {
    return (synth(200, "OK"));
  }
  if (req.method != "GET" && req.method != "HEAD") {
    return (synth(405, "Method Not Allowed"));
  }
  # Files take no parameters and know no users.
  set req.url = regsub(req.url, "\?.*$", "");
  unset req.http.Cookie;
  unset req.http.Authorization;
  # A file has two forms, each with an ETag of its own: web chooses by this field alone.
  if (req.http.Accept-Encoding ~ "(?i)(^|[ ,])(x-)?gzip *(,|$|; *q *= *(1|0[.]0{0,2}[1-9]))") {
    set req.http.Accept-Encoding = "gzip";
  } else {
    unset req.http.Accept-Encoding;
  }
  call set_preconditions_aside;
  call read_range;
  # A file that is older than 10 s is fetched before it is served. If that fails, vcl_deliver starts over and takes it.
  if (req.restarts == 0 && std.healthy(req.backend_hint)) {
    set req.grace = 10s;
  }
  return (hash);
}

sub vcl_hash {
  # One site, under all its names.
  hash_data(req.url);
  return (lookup);
}

sub vcl_backend_fetch {
  call keep_preconditions_here;
}

sub vcl_backend_response {
  if (beresp.status >= 500) {
    return (fail);
  }
  unset beresp.http.Set-Cookie;
  if (beresp.status != 200) {
    # Paths that are not there are without number; held, they would push the site out.
    set beresp.ttl = 0s;
    set beresp.grace = 0s;
    set beresp.keep = 0s;
    return (deliver);
  }
  set beresp.ttl = 2s;
  set beresp.grace = 1d;
  set beresp.keep = 1d;
  return (deliver);
}

sub vcl_deliver {
  if (resp.status == 503 && req.restarts == 0) {
    return (restart);
  }
  if (resp.status >= 400) {
    return (synth(resp.status));
  }
  call judge_preconditions;
  call judge_range;
  if (obj.hits == 0) {
    set resp.http.Cache-Status = "web-cache; fwd=miss";
  } elsif (obj.ttl < 0s) {
    set resp.http.Cache-Status = "web-cache; hit; detail=stale";
  } else {
    set resp.http.Cache-Status = "web-cache; hit";
  }
  call answer_as_the_site;
}

sub vcl_backend_error {
  if (bereq.is_bgfetch) {
    return (abandon); # the stale file stays
  }
  return (deliver);
}

sub vcl_synth {
  call answer_as_the_site;
  call refuse;
  return (deliver);
}
