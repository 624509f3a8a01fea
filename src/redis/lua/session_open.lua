-- Reads a session with its tokens and, at most once in a while, moves its idle limit on. Never shortens a life, never
-- creates a key. All that a usual request wants of Redis is in this one answer.
-- KEYS[1]  session
-- KEYS[2]  token
-- ARGV[1]  idle limit, seconds
-- ARGV[2]  how long ago the last visit that counted must be for this one to count, seconds
-- Returns  nil when there is no such session, else {data (JSON), milliseconds left, start (epoch ms), 1 when the visit
--          counts, now (epoch ms), then the token's state, reason, version, access, refresh, expires, lifetime, '' for none}
local session, token = KEYS[1], KEYS[2]
local idle_ms, slack_ms = tonumber(ARGV[1]) * 1000, tonumber(ARGV[2]) * 1000

local fields = redis.call('HMGET', session, 'data', 'ends', 'started', 'seen')
local data, ends_ms, started_ms, seen_ms = fields[1], tonumber(fields[2]), tonumber(fields[3]), tonumber(fields[4])
if not data or not ends_ms or not started_ms or not seen_ms then return nil end

local time = redis.call('TIME')
local now_ms = time[1] * 1000 + math.floor(time[2] / 1000)
local left_ms = redis.call('PTTL', session)
local counts = 0
if now_ms - seen_ms > slack_ms then
  counts = 1
  redis.call('HSET', session, 'seen', now_ms)
  local full_ms = math.min(idle_ms, ends_ms - now_ms)
  if full_ms > left_ms then
    redis.call('PEXPIRE', session, full_ms)
    left_ms = full_ms
  end
end

local answer = {data, left_ms, started_ms, counts, tostring(now_ms)}
for _, value in ipairs(redis.call('HMGET', token, 'state', 'reason', 'version', 'access', 'refresh', 'expires', 'lifetime')) do
  answer[#answer + 1] = value or ''
end
return answer
