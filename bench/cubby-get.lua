-- Cached entries: a thousand keys that bench/run wrote.
request = function() return wrk.format("GET", "/v1/keys/bench-" .. math.random(0, 999)) end
