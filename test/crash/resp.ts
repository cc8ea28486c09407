const CRLF = Buffer.from('\r\n');

/** Cuts a stream of Redis's protocol (RESP 2) into whole messages. */
export interface RespReader {
  /** Returns the messages that this chunk completes. */
  read(chunk: Buffer): RespMessage[];
}

export interface RespMessage {
  readonly raw: Buffer;
  /**
   * The text of a bulk string, the line of another scalar with its type character, an array of values, or `undefined`
   * for null.
   */
  readonly value: RespValue;
}
export type RespValue = string | undefined | readonly RespValue[];

export function createRespReader(): RespReader {
  let pending: Buffer = Buffer.alloc(0);
  return {
    read(chunk) {
      pending = Buffer.concat([pending, chunk]);
      const messages: RespMessage[] = [];
      for (let parsed = parse(pending, 0); parsed; parsed = parse(pending, 0)) {
        messages.push({ raw: pending.subarray(0, parsed.end), value: parsed.value });
        pending = pending.subarray(parsed.end);
      }
      return messages;
    },
  };
}

interface Parsed {
  readonly value: RespValue;
  readonly end: number;
}

/** Parses the message at `start`; returns `undefined` while bytes are missing. */
function parse(bytes: Buffer, start: number): Parsed | undefined {
  const lineEnd = bytes.indexOf(CRLF, start);
  if (lineEnd < 0) return undefined;
  const type = String.fromCharCode(bytes[start]!);
  const line = bytes.toString('latin1', start + 1, lineEnd);
  const afterLine = lineEnd + 2;
  if (type === '$') return parseBulk(bytes, afterLine, Number(line));
  if (type === '*') return parseArray(bytes, afterLine, Number(line));
  return { value: type + line, end: afterLine };
}

function parseBulk(bytes: Buffer, start: number, length: number): Parsed | undefined {
  if (length < 0) return { value: undefined, end: start };
  const end = start + length + 2;
  return bytes.length < end ? undefined : { value: bytes.toString('utf8', start, start + length), end };
}

function parseArray(bytes: Buffer, start: number, count: number): Parsed | undefined {
  const items: RespValue[] = [];
  let end = start;
  for (let index = 0; index < count; index += 1) {
    const item = parse(bytes, end);
    if (!item) return undefined;
    items.push(item.value);
    end = item.end;
  }
  return { value: count < 0 ? undefined : items, end };
}
