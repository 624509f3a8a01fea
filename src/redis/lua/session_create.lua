-- Stores a session that was never stored before. An ended session cannot come back this way: its id is not made twice.
-- KEYS[1]  session
-- ARGV[1]  session data (JSON)
-- ARGV[2]  idle limit, seconds
-- ARGV[3]  absolute limit, seconds
-- ARGV[4]  when the session joined its account, epoch ms
-- Returns  1 when stored, 0 when the id was taken
local session = KEYS[1]
local data, idle_ms, absolute_ms, started_ms = ARGV[1], tonumber(ARGV[2]) * 1000, tonumber(ARGV[3]) * 1000, ARGV[4]

if redis.call('EXISTS', session) == 1 then return 0 end

local time = redis.call('TIME')
local now_ms = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', session, 'data', data, 'started', started_ms, 'seen', now_ms, 'ends', now_ms + absolute_ms)
redis.call('PEXPIRE', session, math.min(idle_ms, absolute_ms))
return 1
