-- Reads a session with its tokens, moves its idle limit on at most once in a while, takes what was spent off its points.
-- Never shortens a life, never brings a session back. All that a usual request wants of Redis is in this one answer.
-- KEYS[1]  session
-- KEYS[2]  token
-- KEYS[3]  points
-- ARGV[1]  idle limit, seconds
-- ARGV[2]  how long ago the last visit that counted must be for this one to count, seconds
-- ARGV[3]  how many points a session may have
-- ARGV[4]  how many of them come back in a second
-- ARGV[5]  what has been spent since the last visit, less than none when some is given back
-- Returns  nil when there is no such session, else {data (JSON), milliseconds left, start (epoch ms), 1 when the visit
--          counts, points left, now (epoch ms), then the token's state, reason, version, access, refresh, expires, lifetime, '' for none}
local session, token, points = KEYS[1], KEYS[2], KEYS[3]
local idle_ms, slack_ms = tonumber(ARGV[1]) * 1000, tonumber(ARGV[2]) * 1000
local most, per_second, spent = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])

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

local purse = redis.call('HMGET', points, 'level', 'at')
local level, at_ms = tonumber(purse[1]) or most, tonumber(purse[2]) or now_ms
level = math.min(most, level + (now_ms - at_ms) * per_second / 1000)
if spent ~= 0 then
  level = math.min(most, level - spent)
  redis.call('HSET', points, 'level', tostring(level), 'at', tostring(now_ms))
  redis.call('PEXPIRE', points, math.ceil((most - level) / per_second * 1000) + 1)
end

local answer = {data, left_ms, started_ms, counts, math.floor(level), tostring(now_ms)}
for _, value in ipairs(redis.call('HMGET', token, 'state', 'reason', 'version', 'access', 'refresh', 'expires', 'lifetime')) do
  answer[#answer + 1] = value or ''
end
return answer
