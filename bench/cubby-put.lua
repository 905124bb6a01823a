-- Durable writes of 100 bytes over a thousand keys.
local value = string.rep("x", 100)
local headers = { ["Content-Type"] = "text/plain" }
request = function() return wrk.format("PUT", "/v1/keys/bench-" .. math.random(0, 999), headers, value) end
