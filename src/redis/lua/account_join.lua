-- Enters a session among those of its account.
-- KEYS[1]  account
-- ARGV[1]  hash of the session's id
-- ARGV[2]  how many sessions an account may have
-- ARGV[3]  absolute limit of a session, seconds
-- ARGV[4]  how long a session that has joined may take to be created, seconds
-- Returns  {now (epoch ms)} while there is room; else {now, how many of the last may not be created yet, hashes, the oldest first}
local account = KEYS[1]
local session, places, limit_ms, young_ms = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]) * 1000, tonumber(ARGV[4]) * 1000

local time = redis.call('TIME')
local now_ms = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', account, '-inf', now_ms - limit_ms)
redis.call('ZADD', account, now_ms, session)
redis.call('PEXPIRE', account, limit_ms)

if redis.call('ZCARD', account) <= places then return {tostring(now_ms)} end
local answer = {tostring(now_ms), tostring(redis.call('ZCOUNT', account, now_ms - young_ms, '+inf'))}
for _, hash in ipairs(redis.call('ZRANGE', account, 0, -1)) do answer[#answer + 1] = hash end
return answer
