import type { InputBlock } from '@slack/types';
import { useId } from 'react';
import { PlainText } from '../blocks/text/text.tsx';
import { useTexts } from '../text/use-texts.ts';

interface InputFrameProps {
  readonly block: InputBlock;
  readonly error: string | undefined;
  /** A single control has a label; a group of controls has a legend. */
  readonly as: 'single' | 'group' | 'radiogroup';
  readonly draw: (control: { readonly id: string; readonly describedBy: string | undefined }) => React.ReactNode;
}

/** The frame of an input block: its label, its hint, and its error. */
export function InputFrame({ block, error, as, draw }: InputFrameProps) {
  const id = useId();
  const texts = useTexts().blocks;
  const { hint, label, optional } = block;
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const name = (
    <>
      <PlainText of={label} />
      {optional && <span className="optional"> {texts.optional}</span>}
    </>
  );
  const below = (
    <>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          <PlainText of={hint} />
        </p>
      )}
    </>
  );
  const isInvalid = error ? true : undefined;
  if (as === 'single') {
    return (
      <div className="field" data-invalid={isInvalid}>
        <label className="field-name" htmlFor={id}>
          {name}
        </label>
        {draw({ id, describedBy })}
        {below}
      </div>
    );
  }
  const isRadio = as === 'radiogroup';
  return (
    <fieldset
      className="field choices"
      role={isRadio ? as : undefined}
      data-invalid={isInvalid}
      aria-invalid={isRadio ? isInvalid : undefined}
      aria-describedby={describedBy}
    >
      <legend className="field-name">{name}</legend>
      {draw({ id, describedBy: undefined })}
      {below}
    </fieldset>
  );
}
