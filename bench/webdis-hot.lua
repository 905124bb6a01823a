request = function() return wrk.format("GET", "/GET/bench-7") end
