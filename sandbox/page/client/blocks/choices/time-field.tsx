import { useTexts } from '../../text/use-texts.ts';
import { useViewer } from '../viewer.ts';
import type { ChoiceProps } from './choice-props.ts';
import { Combobox } from './combobox.tsx';

interface TimeFieldProps extends ChoiceProps {
  /** The chosen time, for example `23:59`; empty if no time is chosen. */
  readonly chosen: string;
  readonly onChoose: (time: string) => void;
}

const STEP_MINUTES = 30;
const HOURS = 24;
const times = Array.from({ length: (HOURS * 60) / STEP_MINUTES }, (_, place) => timeOf(place * STEP_MINUTES));

/** A field for a time of day. The list has every half hour; other times, such as `9:05`, can be typed. */
export function TimeField(props: TimeFieldProps) {
  const { field, chosen } = props;
  const { locale } = useViewer();
  const texts = useTexts().blocks;
  const format = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  const options = times.map((value) => ({
    value,
    text: { type: 'plain_text', text: `${value}${spoken(value, format)}` } as const,
  }));
  return (
    <Combobox
      {...props}
      groups={[{ options }]}
      chosenText={chosen}
      placeholder={field.element.placeholder?.text ?? texts.pick.time}
      read={readTime}
    />
  );
}

/** Returns the time as a 12-hour locale writes it, such as ` · 1:00 PM`, or an empty text for a 24-hour locale. */
function spoken(time: string, format: Intl.DateTimeFormat): string {
  const said = format.format(new Date(`1970-01-01T${time}:00Z`));
  return said.padStart(time.length, '0') === time ? '' : ` · ${said}`;
}

function readTime(typed: string): string | undefined {
  const { hour = '', minute = '' } = /^(?<hour>\d{1,2}):(?<minute>[0-5]\d)$/.exec(typed.trim())?.groups ?? {};
  return hour !== '' && Number(hour) < HOURS ? timeOf(Number(hour) * 60 + Number(minute)) : undefined;
}

function timeOf(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
