import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../text/use-texts.ts';
import { useViewer } from '../viewer.ts';
import { addDays, addMonths, isDate, sayDay, today, weeksOf } from './days.ts';

interface CalendarProps {
  /** The chosen day, for example `2026-01-31`; empty if no day is chosen. */
  readonly chosen: string;
  readonly onChoose: (day: string) => void;
}

const STEPS: Readonly<Record<string, (day: string) => string>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
};

/** A month from which a day is picked. Arrow keys move by days and weeks, Page Up and Page Down by months. */
export function Calendar({ chosen, onChoose }: CalendarProps) {
  const { locale } = useViewer();
  const texts = useTexts().blocks.calendar;
  const now = today();
  const [day, setDay] = useState(isDate(chosen) ? chosen : now);
  const grid = useRef<HTMLTableElement>(null);
  // Whether the next render must set the focus. Another month has new buttons, so the button with the focus is removed.
  const wantsFocus = useRef(true);
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = Object.hasOwn(STEPS, event.key) ? STEPS[event.key] : undefined;
    if (!step) return;
    event.preventDefault();
    wantsFocus.current = true;
    setDay(step(day));
  };
  useEffect(() => {
    if (wantsFocus.current) grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
    wantsFocus.current = false;
  }, [day]);
  return (
    <>
      <div className="calendar-head">
        <button
          type="button"
          className="icon-button"
          aria-label={texts.before}
          onClick={() => setDay(addMonths(day, -1))}
        >
          ‹
        </button>
        <span aria-live="polite">{sayDay(day, locale, { month: 'long', year: 'numeric' })}</span>
        <button
          type="button"
          className="icon-button"
          aria-label={texts.after}
          onClick={() => setDay(addMonths(day, 1))}
        >
          ›
        </button>
      </div>
      <table className="calendar" ref={grid} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {weeksOf(day)[0]?.map((one) => (
              <th key={one} scope="col" abbr={sayDay(one, locale, { weekday: 'long' })}>
                {sayDay(one, locale, { weekday: 'narrow' })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(day).map((week) => (
            <tr key={week[0]}>
              {week.map((one) => (
                <td key={one}>
                  <button
                    type="button"
                    data-day={one}
                    data-outside={one.slice(0, 7) === day.slice(0, 7) ? undefined : ''}
                    tabIndex={one === day ? 0 : -1}
                    aria-pressed={one === chosen}
                    aria-current={one === now ? 'date' : undefined}
                    aria-label={sayDay(one, locale, { dateStyle: 'full' })}
                    onClick={() => onChoose(one)}
                  >
                    {Number(one.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
