/*
 * Each script is atomic: no other client sees or changes anything while it runs. All keys have one hash tag, so that a
 * cluster keeps them on one node. Unless a script says otherwise, KEYS are: [1] the active demos by participant, [2]
 * the active demos by age, [3] the demo's record, [4] the stage of each active demo, [5] the number of active demos in
 * each stage, and in some scripts [6] the group of prepared demos that wait for a participant, oldest first.
 */

/** The names of a conversation's fields begin with this. The fields are in the same hash as the record. */
export const FACT_PREFIX = 'slack.';

/** The key of a demo's AWS calls is the key of the demo's record with this at its end. */
export const CALLS_SUFFIX = ':calls';

/**
 * Copies the conversation out of a record of schema version 1 into fields of the hash. Existing fields are newer and
 * stay.
 */
const KEEP_CONVERSATION = `
local function keepConversation(key, record)
  if not record or string.find(record, '{"schemaVersion":1,', 1, true) ~= 1 then return end
  local old = cjson.decode(record)
  for fact, value in pairs(old.conversation) do redis.call('HSETNX', key, '${FACT_PREFIX}' .. fact, value) end
  if old.waitingViewId then redis.call('HSETNX', key, '${FACT_PREFIX}waitingWindow', old.waitingViewId) end
end`;

/**
 * Deletes an index of a wrong type: as long as it exists, each script that uses it fails. The index starts empty again.
 * LIST_ACTIVE still finds all demos, because each demo is in two indexes: by participant and by age.
 */
const DROP_DAMAGED_INDEXES = `
local function dropUnless(key, kind)
  local found = redis.call('TYPE', key).ok
  if found ~= kind and found ~= 'none' then redis.call('DEL', key) end
end
dropUnless(KEYS[1], 'hash') dropUnless(KEYS[2], 'zset') dropUnless(KEYS[4], 'hash') dropUnless(KEYS[5], 'hash')
if KEYS[6] then dropUnless(KEYS[6], 'zset') end`;

/**
 * Counts a demo in its new stage and no longer in the old one. An ended demo (`stage` is false) is counted in no stage.
 * A demo that an older version of the bot wrote is counted after its next save. Deletes a count that is 0 or less, or
 * not a number.
 */
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

/**
 * Returns the id of a participant's active demo. If the entry in the index names a demo whose record is lost, returns
 * false and this demo's id.
 */
const ACTIVE_OF = `
local function activeOf(participant, prefix)
  local demoId = redis.call('HGET', KEYS[1], participant)
  if demoId and redis.call('EXISTS', prefix .. demoId) == 1 then return demoId end
  return false, demoId
end`;

/** Removes a demo whose record is lost from the indexes by age and by stage. */
const DROP_LOST = `
if lostId then
  redis.call('ZREM', KEYS[2], lostId)
  enter(lostId, false)
end`;

/** Returns version, record and signature of a demo. A missing field, or a key of another type, gives empty texts. */
const FIELDS_OF = `
local function fieldsOf(key)
  local fields = redis.pcall('HMGET', key, 'version', 'record', 'signature')
  if fields.err then return { '', '', '' } end
  for index = 1, 3 do fields[index] = fields[index] or '' end
  return fields
end`;

/** Returns early when there is no such demo, when this record is already stored, or when another version is stored. */
const COMPARE_VERSIONS = `
local stored = redis.call('HMGET', KEYS[3], 'version', 'record')
if not stored[1] then return 'gone' end
if stored[2] == ARGV[3] then return 'saved' end
if stored[1] ~= ARGV[4] then return stored[1] end`;

/** The lifetime of a group of prepared demos after a demo was added. No prepared demo waits longer than this. */
const GROUP_TTL_MS = 24 * 3_600_000;

/**
 * ARGV: participant, demo id, record, createdAt, prefix of record keys, stage, signature, '1' if it waits for a
 * participant. Returns id and fields of the active demo, or nothing when the new demo was created.
 */
export const CREATE_IF_NONE_ACTIVE = `${DROP_DAMAGED_INDEXES}${ENTER_STAGE}${FIELDS_OF}${ACTIVE_OF}
local activeId, lostId = activeOf(ARGV[1], ARGV[5])
if activeId then return { activeId, unpack(fieldsOf(ARGV[5] .. activeId)) } end${DROP_LOST}
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
 * ARGV: participant, demo id, record, expected version, stage of an active demo or '', lifetime of an ended record in
 * ms, signature, '1' if no participant may claim it any more. Returns 'saved', 'gone', or the version that is stored.
 * If the answer was lost with the connection, the save is sent again, finds its own record, and returns 'saved'. The
 * record of another process is equal only if it makes the same change to a demo without secrets, because sealing gives
 * a different text each time.
 */
export const SAVE = `${DROP_DAMAGED_INDEXES}${KEEP_CONVERSATION}${ENTER_STAGE}${COMPARE_VERSIONS}
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
 * ARGV: participant, prefix of record keys. Takes the oldest demo out of the group and returns its id. Returns nothing
 * when the group is empty, or the participant has an active demo. If the answer is lost with the connection, no
 * participant gets the demo, and it ends at its deadline or with its workshop.
 */
export const POP_PREPARED = `${DROP_DAMAGED_INDEXES}${ACTIVE_OF}
if activeOf(ARGV[1], ARGV[2]) then return false end
return redis.call('ZPOPMIN', KEYS[6])[1] or false`;

/**
 * ARGV: participant, demo id, record, expected version, the placeholder that the participant replaces, signature,
 * stage, prefix of record keys. Returns the same as SAVE, or 'has-another'. The demo keeps its place by age.
 */
export const HAND_OVER = `${DROP_DAMAGED_INDEXES}${ENTER_STAGE}${COMPARE_VERSIONS}${ACTIVE_OF}
local activeId, lostId = activeOf(ARGV[1], ARGV[8])
if activeId then return 'has-another' end${DROP_LOST}
redis.call('HSET', KEYS[3], 'version', ARGV[4] + 1, 'record', ARGV[3], 'signature', ARGV[6])
redis.call('HDEL', KEYS[1], ARGV[5])
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
enter(ARGV[2], ARGV[7])
return 'saved'`;

/**
 * KEYS: the demo's record only. ARGV: the fact's field, its value before or '', its new value. Returns 1 when the new
 * value is stored, also when the call is sent again because the first answer was lost. Returns 0 when another value is
 * stored, or there is no such demo.
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
 * KEYS: the demo's record, its calls. ARGV: how many entries are kept, how many of the first ones always stay, and for
 * each entry its `same`, `newest` and `times` (see StoredCall). Returns how many entries are kept, or 0 when there is
 * no such demo.
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
-- The call is sent again, because the first answer was lost.
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

/** ARGV: participant, prefix of record keys. Returns id and fields of the participant's active demo, or nothing. */
export const FIND_ACTIVE = `${DROP_DAMAGED_INDEXES}${FIELDS_OF}${ACTIVE_OF}
local activeId = activeOf(ARGV[1], ARGV[2])
if not activeId then return false end
return { activeId, unpack(fieldsOf(ARGV[2] .. activeId)) }`;

/**
 * ARGV: prefix of record keys. Returns id, fields and createdAt of every active demo, oldest first, also of demos
 * without a record. A demo that is only in the index by participant comes last, with createdAt 0.
 */
export const LIST_ACTIVE = `${DROP_DAMAGED_INDEXES}${FIELDS_OF}
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

/** ARGV: participant, demo id. Removes the participant's index entry if it names this demo. */
export const RELEASE = `
if redis.call('HGET', KEYS[1], ARGV[1]) == ARGV[2] then return redis.call('HDEL', KEYS[1], ARGV[1]) end
return 0`;

/**
 * ARGV: demo id, its fields as they were read. Returns 1 when the demo was deleted, 0 when another process changed it
 * first.
 */
export const FORGET = `${DROP_DAMAGED_INDEXES}${ENTER_STAGE}${FIELDS_OF}
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
