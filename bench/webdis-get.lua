request = function() return wrk.format("GET", "/GET/bench-" .. math.random(0, 999)) end
