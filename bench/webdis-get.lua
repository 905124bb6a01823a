local keys = tonumber(os.getenv("KEYS") or 1000)
request = function() return wrk.format("GET", "/GET/bench-" .. math.random(0, keys - 1)) end
