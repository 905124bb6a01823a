vcl 4.1;

# The site in memory. A file is fresh for 2 s, then validated with web in the background; while web is away, what
# is held is served on for a day.

import directors;
import std;

# Which backends there are: written, and written anew when they change, by start.
include "/tmp/backends.vcl";

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
  # What is older is fetched before it is served; if that fails, vcl_deliver comes back for the stale one.
  if (req.restarts == 0 && std.healthy(req.backend_hint)) {
    set req.grace = 10s;
  }
  return (hash);
}

sub vcl_hash {
  # One site, whatever name it is reached by.
  hash_data(req.url);
  return (lookup);
}

sub vcl_backend_response {
  if (beresp.status >= 500) {
    return (fail);
  }
  unset beresp.http.Set-Cookie;
  set beresp.ttl = 2s;
  set beresp.grace = 1d;
  set beresp.keep = 1d;
  return (deliver);
}

sub vcl_deliver {
  if (resp.status == 503 && req.restarts == 0) {
    return (restart);
  }
  if (obj.hits == 0) {
    set resp.http.Cache-Status = "web-cache; fwd=miss";
  } elsif (obj.ttl < 0s) {
    set resp.http.Cache-Status = "web-cache; hit; detail=stale";
  } else {
    set resp.http.Cache-Status = "web-cache; hit";
  }
  unset resp.http.Server;
  unset resp.http.X-Varnish;
  unset resp.http.Via;
  unset resp.http.Age;
}

sub vcl_backend_error {
  if (bereq.is_bgfetch) {
    return (abandon); # the stale file stays
  }
  set beresp.http.Content-Type = "text/plain; charset=utf-8";
  set beresp.http.Retry-After = "2";
  set beresp.http.Cache-Control = "no-store";
  synthetic("The site is not there at the moment. Please try again in a few seconds." + {"
"});
  return (deliver);
}

sub vcl_synth {
  unset resp.http.X-Varnish;
  set resp.http.Content-Type = "text/plain; charset=utf-8";
  set resp.http.Cache-Control = "no-store";
  if (resp.status == 405) {
    set resp.http.Allow = "GET, HEAD";
  }
  synthetic(resp.reason + {"
"});
  return (deliver);
}
