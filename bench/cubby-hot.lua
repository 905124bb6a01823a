request = function() return wrk.format("GET", "/v1/keys/bench-7") end
