-- Reads a session and, at most once in a while, moves its idle limit on. Never shortens a life, never creates a key.
-- KEYS[1]  session
-- ARGV[1]  idle limit, seconds
-- ARGV[2]  how far the limit must have fallen behind before it is moved, seconds
-- Returns  {data (JSON), milliseconds left, start (epoch ms), 1 when the limit was moved}, or nil when there is no such session
local session = KEYS[1]
local idle_ms, slack_ms = tonumber(ARGV[1]) * 1000, tonumber(ARGV[2]) * 1000

local fields = redis.call('HMGET', session, 'data', 'ends', 'started')
local data, ends_ms, started_ms = fields[1], tonumber(fields[2]), tonumber(fields[3])
if not data or not ends_ms or not started_ms then return nil end

local time = redis.call('TIME')
local now_ms = time[1] * 1000 + math.floor(time[2] / 1000)
local left_ms = redis.call('PTTL', session)
local full_ms = math.min(idle_ms, ends_ms - now_ms)
if full_ms - left_ms <= slack_ms then return {data, left_ms, started_ms, 0} end

redis.call('HSET', session, 'seen', now_ms)
redis.call('PEXPIRE', session, full_ms)
return {data, full_ms, started_ms, 1}
