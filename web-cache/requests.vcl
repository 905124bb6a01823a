# Preconditions (RFC 9110, section 13), ranges (section 14) and refusals of the site's files. Varnish itself does not know
# If-Match, reads the first line of a repeated field alone, and answers a range that it cannot satisfy without a body.

# Varnish would hand some of these fields to web, and judge others itself.
sub set_preconditions_aside {
  unset req.http.X-Match;
  unset req.http.X-None-Match;
  unset req.http.X-Unmodified-Since;
  if (req.http.If-Match) {
    std.collect(req.http.If-Match, ",");
    set req.http.X-Match = req.http.If-Match;
  }
  if (req.http.If-None-Match) {
    std.collect(req.http.If-None-Match, ",");
    set req.http.X-None-Match = req.http.If-None-Match;
  }
  if (req.http.If-Unmodified-Since) {
    set req.http.X-Unmodified-Since = req.http.If-Unmodified-Since;
  }
  unset req.http.If-Match;
  unset req.http.If-None-Match;
  unset req.http.If-Unmodified-Since;
}

sub keep_preconditions_here {
  unset bereq.http.X-Match;
  unset bereq.http.X-None-Match;
  unset bereq.http.X-Unmodified-Since;
  unset bereq.http.X-First;
  unset bereq.http.X-Last;
  unset bereq.http.X-Length;
  unset bereq.http.If-Range;
}

# Leaves Range where it is one range of bytes, with numbers that fit; others are ignored, as the RFC allows.
sub read_range {
  unset req.http.X-First;
  unset req.http.X-Last;
  if (req.method != "GET" || req.http.Range !~ "(?i)^bytes= *([0-9]+-[0-9]*|-[0-9]+) *$") {
    unset req.http.Range;
  } else {
    set req.http.Range = regsuball(req.http.Range, "(?i)^bytes| ", "");
    set req.http.Range = regsuball(req.http.Range, "\b0+(?=[0-9])", "");
    set req.http.Range = "bytes" + regsuball(req.http.Range, "[0-9]{16,}", "999999999999999");
    set req.http.X-First = regsub(req.http.Range, "^bytes=([0-9]*)-([0-9]*)$", "\1");
    set req.http.X-Last = regsub(req.http.Range, "^bytes=([0-9]*)-([0-9]*)$", "\2");
    if (req.http.X-First != "" && req.http.X-Last != ""
        && std.integer(req.http.X-Last, 0) < std.integer(req.http.X-First, 0)) {
      unset req.http.Range;
    }
  }
}

# 412, or a single If-None-Match from which Varnish makes 304, in the order of section 13.2.2. Varnish judges
# If-Modified-Since where that is left.
sub judge_preconditions {
  if (resp.status == 200) {
    if (req.http.X-Match) {
      # If-Match compares strongly: a weak tag matches nothing.
      if (req.http.X-Match !~ "^ *\* *$"
          && !std.strstr(regsuball(req.http.X-Match, {"W/"[^"]*""}, ""), resp.http.ETag)) {
        return (synth(412));
      }
    } elsif (req.http.X-Unmodified-Since && std.time(req.http.X-Unmodified-Since, std.time(resp.http.Last-Modified, now))
             < std.time(resp.http.Last-Modified, now)) {
      return (synth(412));
    }
    if (req.http.X-None-Match) {
      unset req.http.If-Modified-Since;
      if (req.http.X-None-Match ~ "^ *\* *$" || std.strstr(req.http.X-None-Match, resp.http.ETag)) {
        set req.http.If-None-Match = resp.http.ETag;
      }
    }
  }
}

# 416 where If-Range holds and the file has no such byte. Varnish makes 206 of the others.
sub judge_range {
  if (resp.status == 200 && req.http.Range && !req.http.If-None-Match && resp.http.Content-Length
      && (!req.http.If-Range || req.http.If-Range == resp.http.ETag || req.http.If-Range == resp.http.Last-Modified)) {
    if ((req.http.X-First == "" && req.http.X-Last == "0") || (req.http.X-First != ""
        && std.integer(req.http.X-First, 0) >= std.integer(resp.http.Content-Length, 0))) {
      set req.http.X-Length = resp.http.Content-Length;
      return (synth(416));
    }
  }
}

# The site is no cache to its readers: its files are as of now.
sub answer_as_the_site {
  set resp.http.Date = now;
  unset resp.http.Server;
  unset resp.http.X-Varnish;
  unset resp.http.Via;
  unset resp.http.Age;
}

# A page for a browser, a problem document for a program.
sub refuse {
  set resp.http.Cache-Control = "no-store";
  set resp.http.X-Content-Type-Options = "nosniff";
  if (resp.status == 405) {
    set resp.http.Allow = "GET, HEAD";
    set resp.http.X-Title = "The method is not allowed here";
    set resp.http.X-Detail = "The site's files can be read: GET and HEAD.";
  } elsif (resp.status == 404) {
    set resp.http.X-Title = "There is no such page";
    set resp.http.X-Detail = "The site begins at /, and the API at /v1.";
  } elsif (resp.status == 412) {
    set resp.http.X-Title = "The file is not in the state asked for";
    set resp.http.X-Detail = "Read it again for its present ETag.";
  } elsif (resp.status == 416) {
    set resp.http.Content-Range = "bytes */" + req.http.X-Length;
    set resp.http.X-Title = "The range cannot be served";
    set resp.http.X-Detail = "The file has " + req.http.X-Length + " bytes.";
  } elsif (resp.status >= 500) {
    set resp.status = 503;
    set resp.http.Retry-After = "2";
    set resp.http.X-Title = "The site is not there at the moment";
    set resp.http.X-Detail = "Please try again in a few seconds.";
  } else {
    set resp.http.X-Title = "The request is not valid";
    set resp.http.X-Detail = "The site could not answer it.";
  }
  if (resp.status == 200) {
    set resp.http.Content-Type = "text/plain; charset=utf-8";
    synthetic("ok" + {"
"});
  } elsif (req.http.Accept ~ "(?i)text/html") {
    set resp.http.Content-Type = "text/html; charset=utf-8";
    set resp.http.Content-Security-Policy = "default-src 'none'";
    synthetic({"<!doctype html><html lang="en"><meta charset="utf-8"><title>"} + resp.http.X-Title + {"</title><h1>"}
      + resp.http.X-Title + {"</h1><p>"} + resp.http.X-Detail + {"</p></html>
"});
  } else {
    set resp.http.Content-Type = "application/problem+json";
    synthetic({"{"type":"about:blank","title":""} + resp.http.X-Title + {"","status":"} + resp.status
      + {","detail":""} + resp.http.X-Detail + """"}""");
  }
  unset resp.http.X-Title;
  unset resp.http.X-Detail;
}
