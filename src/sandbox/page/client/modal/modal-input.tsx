import type { InputBlock } from '@slack/types';
import { useId } from 'react';
import { PlainText } from '../blocks/text.tsx';
import { type Typed, textField, textIn } from './form-values.ts';

interface ModalInputProps {
  readonly block: InputBlock;
  readonly error: string | undefined;
  readonly typed: Typed;
  readonly onType: (key: string, text: string) => void;
  readonly onUse: (key: string) => void;
}

/** A labelled text field. Lengths are not cut off here: Slack checks them on submit, and says so. */
export function ModalInput({ block, error, typed, onType, onUse }: ModalInputProps) {
  const id = useId();
  const { element, hint, label } = block;
  if (element.type !== 'plain_text_input') {
    return <p className="unknown">The sandbox page cannot show a “{element.type}” yet.</p>;
  }
  const field = textField(block, element);
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint && hintId, error && errorId].filter(Boolean).join(' ');
  const Tag = element.multiline ? 'textarea' : 'input';
  return (
    <div className="field" data-invalid={error ? true : undefined}>
      <label htmlFor={id}>
        <PlainText of={label} />
        {field.isOptional && <span className="optional"> (optional)</span>}
      </label>
      <Tag
        id={id}
        data-field={field.key}
        autoComplete="off"
        spellCheck={false}
        value={textIn(field, typed)}
        placeholder={element.placeholder?.text}
        required={!field.isOptional}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy || undefined}
        onChange={(event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
          onType(field.key, event.target.value)
        }
        onFocus={() => onUse(field.key)}
      />
      {error && (
        <p className="field-error" id={errorId}>
          {error}
        </p>
      )}
      {hint && (
        <p className="field-hint" id={hintId}>
          <PlainText of={hint} />
        </p>
      )}
    </div>
  );
}
