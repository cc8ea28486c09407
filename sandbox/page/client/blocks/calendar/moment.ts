/** A moment in the browser's time zone. Its day and its time are picked separately, and are empty until then. */
export interface LocalMoment {
  /** For example `2026-01-31`. */
  readonly day: string;
  /** For example `09:05`. */
  readonly time: string;
}

const MS_PER_MINUTE = 60_000;

/** Splits epoch seconds into a local day and time; an empty or invalid text gives empty parts. */
export function localMoment(seconds: string): LocalMoment {
  const moment = new Date(Number(seconds) * 1000);
  if (seconds === '' || Number.isNaN(moment.getTime())) return { day: '', time: '' };
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * MS_PER_MINUTE).toISOString();
  return { day: local.slice(0, 10), time: local.slice(11, 16) };
}

/** Returns the epoch seconds of a moment as a text; empty while a part is missing. */
export function secondsOf({ day, time }: LocalMoment): string {
  if (day === '' || time === '') return '';
  return String(Math.floor(new Date(`${day}T${time}`).getTime() / 1000));
}
