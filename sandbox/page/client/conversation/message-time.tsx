/** Returns the hour and the minute of a message as the locale writes them. @param ts epoch seconds with a fraction */
export function timeOf(ts: string, locale: string): string {
  return formatOf(locale).format(dateOf(ts));
}

/** The time in place of the author's picture. There is only room for the hour and the minute. */
export function TimeBeside({ ts, locale }: { readonly ts: string; readonly locale: string }) {
  const parts = formatOf(locale).formatToParts(dateOf(ts));
  const shown = parts.filter(({ type }) => type !== 'dayPeriod').map(({ value }) => value);
  return (
    <time className="time-beside" aria-hidden="true">
      {shown.join('').trim()}
    </time>
  );
}

function formatOf(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
}

function dateOf(ts: string): Date {
  return new Date(Number(ts) * 1000);
}
