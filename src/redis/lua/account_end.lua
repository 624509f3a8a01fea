-- Declares all sessions of an account over that have started by now, and names those that are known. They stay
-- on the list until each is removed, so that whoever tries again finds those that are left.
-- KEYS[1]  account
-- KEYS[2]  epoch
-- ARGV[1]  absolute limit of a session, seconds: after that none of them can be left
-- Returns  the hashes of the known sessions
local account, epoch = KEYS[1], KEYS[2]
local limit_ms = tonumber(ARGV[1]) * 1000

local time = redis.call('TIME')
redis.call('SET', epoch, time[1] * 1000 + math.floor(time[2] / 1000), 'PX', limit_ms)
return redis.call('ZRANGE', account, 0, -1)
