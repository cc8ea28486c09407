type Formatter = (date: Date, locale: string, now: number) => string;

const style = (options: Intl.DateTimeFormatOptions): Formatter => {
  return (date, locale) => new Intl.DateTimeFormat(locale, options).format(date);
};

const dateShort = style({ month: 'short', day: 'numeric', year: 'numeric' });
const date = style({ month: 'long', day: 'numeric', year: 'numeric' });
const dateLong = style({ weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' });

/** Writes `today`, `yesterday` or `tomorrow` in the person's language, else the plain date. */
const pretty = (plain: Formatter): Formatter => {
  return (moment, locale, now) => {
    const days = Math.round((startOfDay(moment.getTime()) - startOfDay(now)) / 86_400_000);
    if (Math.abs(days) > 1) return plain(moment, locale, now);
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
  };
};

/** The tokens of https://docs.slack.dev/messaging/formatting-message-text#date-formatting. */
const tokens: Readonly<Record<string, Formatter>> = {
  date_num: style({ year: 'numeric', month: '2-digit', day: '2-digit' }),
  date,
  date_short: dateShort,
  date_long: dateLong,
  date_pretty: pretty(date),
  date_short_pretty: pretty(dateShort),
  date_long_pretty: pretty(dateLong),
  time: style({ hour: 'numeric', minute: '2-digit' }),
  time_secs: style({ hour: 'numeric', minute: '2-digit', second: '2-digit' }),
  ago: (moment, locale, now) => formatAgo(moment.getTime() - now, locale),
};

/**
 * Writes a Slack date in the person's locale. Returns the fallback if a token is unknown or the date is invalid. `now`
 * is in epoch milliseconds.
 */
export function formatSlackDate(
  slackDate: { readonly epochSeconds: number; readonly format: string; readonly fallback: string },
  locale: string,
  now: number,
): string {
  const moment = new Date(slackDate.epochSeconds * 1000);
  const names = [...slackDate.format.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  const isKnown = names.every((name) => Object.hasOwn(tokens, name));
  if (!isKnown || Number.isNaN(moment.getTime())) return slackDate.fallback;
  return slackDate.format.replace(/\{(\w+)\}/g, (_, name: string) => tokens[name]!(moment, locale, now));
}

function formatAgo(differenceMs: number, locale: string): string {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const minutes = Math.round(differenceMs / 60_000);
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 24 ? relative.format(hours, 'hour') : relative.format(Math.round(hours / 24), 'day');
}

function startOfDay(epochMs: number): number {
  return new Date(epochMs).setHours(0, 0, 0, 0);
}
