import type { Option } from '@slack/types';
import { useId } from 'react';
import { Line } from '../text/text.tsx';

interface OptionRowProps {
  readonly of: Option;
  readonly type: 'checkbox' | 'radio';
  readonly name: string;
  readonly fieldKey: string;
  readonly isChosen: boolean;
  readonly isDisabled?: boolean | undefined;
  readonly isInvalid?: boolean | undefined;
  readonly onChoose: (value: string) => void;
}

/** One checkbox or radio button. A click on its text works like a click on the control, as in Slack. */
export function OptionRow({ of, type, name, fieldKey, isChosen, isDisabled, isInvalid, onChoose }: OptionRowProps) {
  const id = useId();
  const value = of.value ?? '';
  return (
    <label className="option">
      <input
        type={type}
        name={name}
        value={value}
        checked={isChosen}
        disabled={isDisabled}
        data-field={fieldKey}
        aria-labelledby={`${id}-text`}
        aria-describedby={of.description && `${id}-description`}
        aria-invalid={isInvalid || undefined}
        onChange={() => onChoose(value)}
      />
      <span className="option-words">
        <span id={`${id}-text`}>
          <Line of={of.text} />
        </span>
        {of.description && (
          <span className="option-description" id={`${id}-description`}>
            <Line of={of.description} />
          </span>
        )}
      </span>
    </label>
  );
}
