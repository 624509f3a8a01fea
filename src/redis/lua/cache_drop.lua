-- Outdates the answers of some kinds that are kept of an account, those too that are still on their way.
-- KEYS[1]  marks of the account
-- ARGV[1]  a new mark, which no answer bears
-- ARGV[2]  how many ms the marks must last: longer than any answer
-- ARGV[3]  the kinds, separated by commas
-- Returns  1
local marks = KEYS[1]
local mark, last_ms, kinds = ARGV[1], ARGV[2], ARGV[3]

for kind in string.gmatch(kinds, '[^,]+') do redis.call('HSET', marks, kind, mark) end
redis.call('PEXPIRE', marks, last_ms)
return 1
