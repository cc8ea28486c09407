/** Returns a time as `20260911T120000Z`. */
export function amzDateOf(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** Returns the epoch milliseconds of a time like `20260911T120000Z`; `undefined` for any other text. */
export function parseAmzDate(amzDate: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(amzDate);
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1);
  const epochMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(epochMs) ? undefined : epochMs;
}
