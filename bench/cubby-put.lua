-- Durable writes of 100 bytes.
local keys = tonumber(os.getenv("KEYS") or 1000)
local value = string.rep("x", 100)
local headers = { ["Content-Type"] = "text/plain" }
request = function() return wrk.format("PUT", "/v1/keys/bench-" .. math.random(0, keys - 1), headers, value) end
