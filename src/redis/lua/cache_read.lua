-- Reads an answer that is kept, unless something of its kind was dropped since it was asked for.
-- KEYS[1]  marks of the account: kind → what the last drop has left there
-- KEYS[2]  the answer: the mark at the time of asking, a point, the sealed text
-- ARGV[1]  kind
-- Returns  { mark, sealed text or '', how many ms it may still be kept }
local marks, answer = KEYS[1], KEYS[2]
local kind = ARGV[1]

local mark = redis.call('HGET', marks, kind) or ''
local kept = redis.call('GET', answer)
local head = mark .. '.'
if not kept or string.sub(kept, 1, #head) ~= head then return { mark, '', 0 } end
return { mark, string.sub(kept, #head + 1), redis.call('PTTL', answer) }
