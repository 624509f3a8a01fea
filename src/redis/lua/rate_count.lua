-- Counts an event in a window that begins with the first one.
-- KEYS[1]  count
-- ARGV[1]  length of the window, milliseconds
-- Returns  {how many so far, milliseconds until the window ends}
local count, window_ms = KEYS[1], tonumber(ARGV[1])

local current = redis.call('INCR', count)
local left_ms = redis.call('PTTL', count)
if left_ms < 0 then
  redis.call('PEXPIRE', count, window_ms)
  left_ms = window_ms
end
return {current, left_ms}
