/*
 * Each script runs as one: no other client sees or changes anything in between. All keys have one hash tag, so that a
 * cluster keeps them on one node; KEYS are always the active demos by participant, by age, the demo's record, the stage
 * of each active demo, and how many there are in each stage.
 */

/** Begins the fields of a conversation, which stand beside the record in the same hash. */
export const FACT_PREFIX = 'slack.';

/** Ends the key of the calls to AWS that were made for a demo; what comes before is the key of its record. */
export const CALLS_SUFFIX = ':calls';

/** Takes the conversation out of a record of schema version 1, which still had it inside, unless newer facts are there. */
const KEEP_CONVERSATION = `
local function keepConversation(key, record)
  if not record or string.find(record, '{"schemaVersion":1,', 1, true) ~= 1 then return end
  local old = cjson.decode(record)
  for fact, value in pairs(old.conversation) do redis.call('HSETNX', key, '${FACT_PREFIX}' .. fact, value) end
  if old.waitingViewId then redis.call('HSETNX', key, '${FACT_PREFIX}waitingWindow', old.waitingViewId) end
end`;

/** A demo that an older bot has written is counted from its next save on. */
const ENTER_STAGE = `
local function enter(demoId, stage)
  local before = redis.call('HGET', KEYS[4], demoId)
  if before == stage then return end
  if before and redis.call('HINCRBY', KEYS[5], before, -1) == 0 then redis.call('HDEL', KEYS[5], before) end
  redis.call('HDEL', KEYS[4], demoId)
  if not stage then return end
  redis.call('HSET', KEYS[4], demoId, stage)
  redis.call('HINCRBY', KEYS[5], stage, 1)
end`;

/**
 * ARGV: participant, demo id, record, createdAt, prefix of record keys, stage.
 * Answers the record of the active demo, or nothing when the new one was created.
 */
export const CREATE_IF_NONE_ACTIVE = `${ENTER_STAGE}
local activeId = redis.call('HGET', KEYS[1], ARGV[1])
if activeId then
  local record = redis.call('HGET', ARGV[5] .. activeId, 'record')
  if record then return { activeId, record } end
  redis.call('ZREM', KEYS[2], activeId)
  enter(activeId, false)
end
redis.call('HSET', KEYS[3], 'version', 0, 'record', ARGV[3])
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('ZADD', KEYS[2], ARGV[4], ARGV[2])
enter(ARGV[2], ARGV[6])
return false`;

/**
 * ARGV: participant, demo id, record, expected version, stage of an active demo or '', lifetime of an ended record in ms.
 * Answers 'saved', 'gone', or the version that is stored. A save that is sent again, because its answer was lost with
 * the connection, finds its own record: seals are never the same twice.
 */
export const SAVE = `${KEEP_CONVERSATION}${ENTER_STAGE}
local stored = redis.call('HMGET', KEYS[3], 'version', 'record')
if not stored[1] then return 'gone' end
if stored[2] == ARGV[3] then return 'saved' end
if stored[1] ~= ARGV[4] then return stored[1] end
keepConversation(KEYS[3], stored[2])
redis.call('HSET', KEYS[3], 'version', ARGV[4] + 1, 'record', ARGV[3])
if ARGV[5] ~= '' then
  enter(ARGV[2], ARGV[5])
  return 'saved'
end
enter(ARGV[2], false)
if redis.call('HGET', KEYS[1], ARGV[1]) == ARGV[2] then redis.call('HDEL', KEYS[1], ARGV[1]) end
redis.call('ZREM', KEYS[2], ARGV[2])
redis.call('PEXPIRE', KEYS[3], ARGV[6])
redis.call('PEXPIRE', KEYS[3] .. '${CALLS_SUFFIX}', ARGV[6])
return 'saved'`;

/**
 * KEYS: the demo's record alone. ARGV: the fact's field, its value before or '', its value now. Answers 1 when it is kept, also
 * when it is sent again because the first answer was lost; 0 when something else is there, or there is no such demo.
 */
export const REPLACE_FACT = `${KEEP_CONVERSATION}
local record = redis.call('HGET', KEYS[1], 'record')
if not record then return 0 end
keepConversation(KEYS[1], record)
local before = redis.call('HGET', KEYS[1], ARGV[1]) or ''
if before == ARGV[3] then return 1 end
if before ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 1`;

/**
 * KEYS: the demo's record, its calls. ARGV: what makes two calls the same, what is of the newest one alone, how many, the most
 * calls that are kept, and how many of the first ones stay. Answers how many are kept, and 0 when there is no such demo.
 */
export const APPEND_CALL = `
local lifetime = redis.call('PTTL', KEYS[1])
if lifetime == -2 then return 0 end
local call = { same = ARGV[1], newest = ARGV[2], times = tonumber(ARGV[3]) }
local last = redis.call('LINDEX', KEYS[2], -1)
local before = last and cjson.decode(last)
if before and before.same == call.same then
  -- Sent again because the first answer was lost.
  if before.newest == call.newest then return redis.call('LLEN', KEYS[2]) end
  call.times = call.times + before.times
  redis.call('LSET', KEYS[2], -1, cjson.encode(call))
else
  redis.call('RPUSH', KEYS[2], cjson.encode(call))
end
if redis.call('LLEN', KEYS[2]) > tonumber(ARGV[4]) then
  redis.call('LSET', KEYS[2], ARGV[5], '')
  redis.call('LREM', KEYS[2], 1, '')
end
if lifetime > 0 then redis.call('PEXPIRE', KEYS[2], lifetime) end
return redis.call('LLEN', KEYS[2])`;

/** ARGV: participant, prefix of record keys. Answers id and record of the participant's active demo. */
export const FIND_ACTIVE = `
local activeId = redis.call('HGET', KEYS[1], ARGV[1])
if not activeId then return false end
local record = redis.call('HGET', ARGV[2] .. activeId, 'record')
if record then return { activeId, record } end
return false`;

/** ARGV: prefix of record keys. Answers id and record of every active demo, oldest first. */
export const LIST_ACTIVE = `
local found = {}
for _, demoId in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1)) do
  local record = redis.call('HGET', ARGV[1] .. demoId, 'record')
  if record then table.insert(found, { demoId, record }) end
end
return found`;

/** ARGV: demo id, the record as it was read. Answers 1 when the demo was forgotten, 0 when somebody changed it first. */
export const FORGET = `${ENTER_STAGE}
if redis.call('HGET', KEYS[3], 'record') ~= ARGV[2] then return 0 end
local byParticipant = redis.call('HGETALL', KEYS[1])
for index = 1, #byParticipant, 2 do
  if byParticipant[index + 1] == ARGV[1] then redis.call('HDEL', KEYS[1], byParticipant[index]) end
end
redis.call('ZREM', KEYS[2], ARGV[1])
enter(ARGV[1], false)
redis.call('DEL', KEYS[3], KEYS[3] .. '${CALLS_SUFFIX}')
return 1`;
