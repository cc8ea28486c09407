/** The time of a message, short and in the person's way. @param ts epoch seconds with a fraction */
export function timeOf(ts: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(dateOf(ts));
}

/** Where the picture of the author would be: the hour and the minute alone, as there is no room for more. */
export function TimeBeside({ ts, locale }: { readonly ts: string; readonly locale: string }) {
  const parts = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).formatToParts(dateOf(ts));
  const shown = parts.filter(({ type }) => type !== 'dayPeriod').map(({ value }) => value);
  return (
    <time className="time-beside" aria-hidden="true">
      {shown.join('').trim()}
    </time>
  );
}

function dateOf(ts: string): Date {
  return new Date(Number(ts) * 1000);
}
