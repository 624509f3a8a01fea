-- Reads a session and, at most once in a while, moves its idle limit on. Never shortens a life, never creates a key.
-- KEYS[1]  session
-- ARGV[1]  idle limit, seconds
-- ARGV[2]  how far the limit must have fallen behind before it is moved, seconds
-- Returns  {data (JSON), milliseconds left}, or nil when there is no such session
local session = KEYS[1]
local idle_ms, slack_ms = tonumber(ARGV[1]) * 1000, tonumber(ARGV[2]) * 1000

local fields = redis.call('HMGET', session, 'data', 'ends')
local data, ends_ms = fields[1], tonumber(fields[2])
if not data or not ends_ms then return nil end

local time = redis.call('TIME')
local now_ms = time[1] * 1000 + math.floor(time[2] / 1000)
local left_ms = redis.call('PTTL', session)
local full_ms = math.min(idle_ms, ends_ms - now_ms)
if full_ms - left_ms > slack_ms then
  redis.call('PEXPIRE', session, full_ms)
  left_ms = full_ms
end
return {data, left_ms}
