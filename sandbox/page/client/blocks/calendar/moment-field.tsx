import { useState } from 'react';
import { useTexts } from '../../text/use-texts.ts';
import type { ChoiceProps } from '../choices/choice-props.ts';
import { TimeField } from '../choices/time-field.tsx';
import { DateField } from './date-field.tsx';
import { type LocalMoment, localMoment, secondsOf } from './moment.ts';

interface MomentFieldProps extends ChoiceProps {
  /** The chosen moment in epoch seconds; empty if no moment is chosen. */
  readonly chosen: string;
  readonly onChoose: (seconds: string) => void;
}

/** A day and a time beside each other. The value is empty until both are entered. */
export function MomentField(props: MomentFieldProps) {
  const { labelledBy, describedBy, id, field, isInvalid, chosen, onChoose } = props;
  const texts = useTexts().blocks;
  // A day without a time, or a time without a day, has no value yet.
  const [half, setHalf] = useState<LocalMoment>();
  const shown = half ?? localMoment(chosen);
  const change = (changes: Partial<LocalMoment>) => {
    const next = { ...shown, ...changes };
    const seconds = secondsOf(next);
    setHalf(seconds === '' && next.day + next.time !== '' ? next : undefined);
    if (seconds !== chosen) onChoose(seconds);
  };
  const common = { field, describedBy, isInvalid };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend, and the name is outside
    <div
      className="moment"
      role="group"
      aria-labelledby={labelledBy}
      aria-label={labelledBy ? undefined : texts.pick.datetime}
    >
      <DateField {...common} id={id} chosen={shown.day} onChoose={(day) => change({ day })} />
      <TimeField {...common} chosen={shown.time} onChoose={(time) => change({ time })} />
    </div>
  );
}
