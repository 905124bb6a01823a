-- Cached entries: a thousand keys that the script wrote, or as many as KEYS says.
local keys = tonumber(os.getenv("KEYS") or 1000)
request = function() return wrk.format("GET", "/v1/keys/bench-" .. math.random(0, keys - 1)) end
