/*
 * Each script runs as one: no other client sees or changes anything in between. All keys have one hash tag, so that a
 * cluster keeps them on one node; KEYS are always the active demos by participant, by age, the demo's record, the stage
 * of each active demo, how many there are in each stage, and, where a demo may wait for somebody, its group, oldest first.
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

/** An index of another type is damaged, and nothing could be done for as long as it is there. What it knew is in the records too. */
const MEND_INDEXES = `
local function mend(key, kind)
  local found = redis.call('TYPE', key).ok
  if found ~= kind and found ~= 'none' then redis.call('DEL', key) end
end
mend(KEYS[1], 'hash') mend(KEYS[2], 'zset') mend(KEYS[4], 'hash') mend(KEYS[5], 'hash')
if KEYS[6] then mend(KEYS[6], 'zset') end`;

/** A demo that an older bot has written is counted from its next save on. Counts that are no numbers begin anew. */
const ENTER_STAGE = `
local function count(stage, change)
  local now = redis.pcall('HINCRBY', KEYS[5], stage, change)
  if type(now) == 'table' or now <= 0 then redis.call('HDEL', KEYS[5], stage) end
end
local function enter(demoId, stage)
  local before = redis.call('HGET', KEYS[4], demoId)
  if before == stage then return end
  if before then count(before, -1) end
  redis.call('HDEL', KEYS[4], demoId)
  if not stage then return end
  redis.call('HSET', KEYS[4], demoId, stage)
  count(stage, 1)
end`;

/** Version, record and signature of a demo. Empty texts stand for what is not there, and for a key of another type. */
const FIELDS_OF = `
local function fieldsOf(key)
  local fields = redis.pcall('HMGET', key, 'version', 'record', 'signature')
  if fields.err then return { '', '', '' } end
  for index = 1, 3 do fields[index] = fields[index] or '' end
  return fields
end`;

/** Answers early when there is no such demo, when this is what is stored already, or when another version is. */
const COMPARE_VERSIONS = `
local stored = redis.call('HMGET', KEYS[3], 'version', 'record')
if not stored[1] then return 'gone' end
if stored[2] == ARGV[3] then return 'saved' end
if stored[1] ~= ARGV[4] then return stored[1] end`;

/** No prepared demo waits for longer, in milliseconds. */
const GROUP_TTL_MS = 24 * 3_600_000;

/**
 * ARGV: participant, demo id, record, createdAt, prefix of record keys, stage, signature, '1' if it waits for somebody.
 * Answers id and fields of the active demo, or nothing when the new one was created.
 */
export const CREATE_IF_NONE_ACTIVE = `${MEND_INDEXES}${ENTER_STAGE}${FIELDS_OF}
local activeId = redis.call('HGET', KEYS[1], ARGV[1])
if activeId then
  if redis.call('EXISTS', ARGV[5] .. activeId) == 1 then return { activeId, unpack(fieldsOf(ARGV[5] .. activeId)) } end
  redis.call('ZREM', KEYS[2], activeId)
  enter(activeId, false)
end
redis.call('HSET', KEYS[3], 'version', 0, 'record', ARGV[3], 'signature', ARGV[7])
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('ZADD', KEYS[2], ARGV[4], ARGV[2])
enter(ARGV[2], ARGV[6])
if ARGV[8] == '1' then
  redis.call('ZADD', KEYS[6], ARGV[4], ARGV[2])
  redis.call('PEXPIRE', KEYS[6], ${GROUP_TTL_MS})
end
return false`;

/**
 * ARGV: participant, demo id, record, expected version, stage of an active demo or '', lifetime of an ended record in ms, signature,
 * '1' if nobody may claim it any more.
 * Answers 'saved', 'gone', or the version that is stored. A save that is sent again, because its answer was lost with
 * the connection, finds its own record: seals are never the same twice.
 */
export const SAVE = `${MEND_INDEXES}${KEEP_CONVERSATION}${ENTER_STAGE}${COMPARE_VERSIONS}
keepConversation(KEYS[3], stored[2])
redis.call('HSET', KEYS[3], 'version', ARGV[4] + 1, 'record', ARGV[3], 'signature', ARGV[7])
if ARGV[8] == '1' then redis.call('ZREM', KEYS[6], ARGV[2]) end
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
 * ARGV: participant, prefix of record keys. Answers the oldest demo of the group, which nobody else gets any more; nothing when
 * there is none, or the participant has an active demo. One whose answer is lost with the connection ends at its deadline.
 */
export const POP_PREPARED = `${MEND_INDEXES}
local activeId = redis.call('HGET', KEYS[1], ARGV[1])
if activeId and redis.call('EXISTS', ARGV[2] .. activeId) == 1 then return false end
return redis.call('ZPOPMIN', KEYS[6])[1] or false`;

/**
 * ARGV: participant, demo id, record, expected version, placeholder that was the participant, signature, stage. Answers as SAVE
 * does, or 'has-another'. The demo keeps its place.
 */
export const HAND_OVER = `${MEND_INDEXES}${ENTER_STAGE}${COMPARE_VERSIONS}
if redis.call('HGET', KEYS[1], ARGV[1]) then return 'has-another' end
redis.call('HSET', KEYS[3], 'version', ARGV[4] + 1, 'record', ARGV[3], 'signature', ARGV[6])
redis.call('HDEL', KEYS[1], ARGV[5])
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
enter(ARGV[2], ARGV[7])
return 'saved'`;

/**
 * KEYS: the demo's record alone. ARGV: the fact's field, its value before or '', its value now. Answers 1 when it is kept, also
 * when it is sent again because the first answer was lost; 0 when something else is there, or there is no such demo.
 */
export const REPLACE_FACT = `${KEEP_CONVERSATION}
local record = redis.pcall('HGET', KEYS[1], 'record')
if not record or type(record) == 'table' then return 0 end
keepConversation(KEYS[1], record)
local before = redis.call('HGET', KEYS[1], ARGV[1]) or ''
if before == ARGV[3] then return 1 end
if before ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 1`;

/**
 * KEYS: the demo's record, its calls. ARGV: the most calls that are kept, how many of the first ones stay, and of each call what
 * makes two calls the same, what is of the newest one alone, and how many. Answers how many are kept, and 0 when there is no such demo.
 */
export const APPEND_CALL = `
local lifetime = redis.call('PTTL', KEYS[1])
if lifetime == -2 then return 0 end
local kind = redis.call('TYPE', KEYS[2]).ok
if kind ~= 'list' and kind ~= 'none' then redis.call('DEL', KEYS[2]) end
local function last()
  return string.match(redis.call('LINDEX', KEYS[2], -1) or '', '^(%d+)\t([^\t]*)\t(.*)$')
end
local _, newest, same = last()
-- Sent again because the first answer was lost.
if same == ARGV[#ARGV - 2] and newest == ARGV[#ARGV - 1] then return redis.call('LLEN', KEYS[2]) end
for index = 3, #ARGV, 3 do
  local call = '\t' .. ARGV[index + 1] .. '\t' .. ARGV[index]
  local times, _, before = last()
  if before == ARGV[index] then redis.call('LSET', KEYS[2], -1, ARGV[index + 2] + times .. call)
  else redis.call('RPUSH', KEYS[2], ARGV[index + 2] .. call) end
  if redis.call('LLEN', KEYS[2]) > tonumber(ARGV[1]) then
    redis.call('LSET', KEYS[2], ARGV[2], '')
    redis.call('LREM', KEYS[2], 1, '')
  end
end
if lifetime > 0 then redis.call('PEXPIRE', KEYS[2], lifetime) end
return redis.call('LLEN', KEYS[2])`;

/** ARGV: participant, prefix of record keys. Answers id and fields of the participant's active demo. */
export const FIND_ACTIVE = `${MEND_INDEXES}${FIELDS_OF}
local activeId = redis.call('HGET', KEYS[1], ARGV[1])
if not activeId or redis.call('EXISTS', ARGV[2] .. activeId) == 0 then return false end
return { activeId, unpack(fieldsOf(ARGV[2] .. activeId)) }`;

/**
 * ARGV: prefix of record keys. Answers id, fields and creation of every active demo, oldest first, also of those without a record.
 * One that only the index of participants knows comes last, with the creation 0.
 */
export const LIST_ACTIVE = `${MEND_INDEXES}${FIELDS_OF}
local found, seen = {}, {}
local function list(demoId, createdAt)
  if seen[demoId] then return end
  seen[demoId] = true
  local version, record, signature = unpack(fieldsOf(ARGV[1] .. demoId))
  table.insert(found, { demoId, version, record, signature, createdAt })
end
local listed = redis.call('ZRANGE', KEYS[2], 0, -1, 'WITHSCORES')
for index = 1, #listed, 2 do list(listed[index], listed[index + 1]) end
for _, demoId in ipairs(redis.call('HVALS', KEYS[1])) do list(demoId, '0') end
return found`;

/** ARGV: participant, demo id. Frees the participant if this is what they have. */
export const RELEASE = `
if redis.call('HGET', KEYS[1], ARGV[1]) == ARGV[2] then return redis.call('HDEL', KEYS[1], ARGV[1]) end
return 0`;

/** ARGV: demo id, its fields as they were read. Answers 1 when the demo was forgotten, 0 when somebody changed it first. */
export const FORGET = `${MEND_INDEXES}${ENTER_STAGE}${FIELDS_OF}
for index, field in ipairs(fieldsOf(KEYS[3])) do
  if field ~= ARGV[index + 1] then return 0 end
end
local byParticipant = redis.call('HGETALL', KEYS[1])
for index = 1, #byParticipant, 2 do
  if byParticipant[index + 1] == ARGV[1] then redis.call('HDEL', KEYS[1], byParticipant[index]) end
end
redis.call('ZREM', KEYS[2], ARGV[1])
enter(ARGV[1], false)
redis.call('DEL', KEYS[3], KEYS[3] .. '${CALLS_SUFFIX}')
return 1`;
