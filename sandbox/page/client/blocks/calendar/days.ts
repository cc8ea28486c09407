const DAY_MS = 86_400_000;
const DAYS_OF_WEEK = 7;

/** Returns today's local date, for example `2026-01-31`. Each `day` in this file is a text of this form. */
export function today(): string {
  const now = new Date();
  return isoOf(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())));
}

export function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && Number.isFinite(dateOf(text).getTime()) && isoOf(dateOf(text)) === text;
}

export function addDays(day: string, days: number): string {
  return isoOf(new Date(dateOf(day).getTime() + days * DAY_MS));
}

/** Returns the same day of another month, or the last day if that month is shorter. */
export function addMonths(day: string, months: number): string {
  const date = dateOf(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return isoOf(new Date(Date.UTC(year, month, Math.min(date.getUTCDate(), last))));
}

/** Returns the weeks of this day's month, each from Sunday to Saturday. */
export function weeksOf(day: string): readonly (readonly string[])[] {
  const first = `${day.slice(0, 8)}01`;
  const start = addDays(first, -dateOf(first).getUTCDay());
  const weeks = Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: DAYS_OF_WEEK }, (_day, place) => addDays(start, week * DAYS_OF_WEEK + place)),
  );
  return weeks.filter((week) => week.some((one) => one.startsWith(day.slice(0, 7))));
}

export function sayDay(day: string, locale: string, format: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...format, timeZone: 'UTC' }).format(dateOf(day));
}

function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function isoOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
