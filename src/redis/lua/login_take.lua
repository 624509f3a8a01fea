-- Takes a sign-in for redeeming: exactly one caller ever gets it, and only from the browser that started it.
-- A taken sign-in remembers where it led, so that reload, back and double click land there without a second exchange.
-- KEYS[1]  sign-in
-- ARGV[1]  hash of the browser's nonce
-- ARGV[2]  how long a taken sign-in is remembered, seconds
-- ARGV[3]  attempt: asking again as the same one, because the first answer was lost, takes it again
-- Returns  {'UNKNOWN'} | {'WRONG_BROWSER'} | {'EXPIRED'} | {'FINISHED', returnTo} | {'TAKEN', returnTo, sealed verifier}
local login = KEYS[1]
local browser, remember_seconds, attempt = ARGV[1], tonumber(ARGV[2]), ARGV[3]

local fields = redis.call('HMGET', login, 'browser', 'returnTo', 'verifier', 'due', 'taker')
local owner, return_to, verifier, due_ms, taker = fields[1], fields[2], fields[3], tonumber(fields[4]), fields[5]
if not owner then return {'UNKNOWN'} end
if owner ~= browser then return {'WRONG_BROWSER'} end
if taker == attempt then return {'TAKEN', return_to, verifier} end
if taker then return {'FINISHED', return_to} end

local time = redis.call('TIME')
local now_ms = time[1] * 1000 + math.floor(time[2] / 1000)
if now_ms > due_ms then return {'EXPIRED'} end

redis.call('HSET', login, 'taker', attempt)
redis.call('EXPIRE', login, remember_seconds)
return {'TAKEN', return_to, verifier}
