import type { InputBlock } from '@slack/types';
import { useEffect, useRef } from 'react';
import { Choice } from '../blocks/choices/choice.tsx';
import { choiceField } from '../blocks/choices/choice-fields.ts';
import { isChoice, shapeOf } from '../blocks/choices/choice-types.ts';
import { usePlace } from '../blocks/place.ts';
import { Unknown } from '../blocks/unknown.tsx';
import { isTextElement, type Typed, textField, textIn } from './form-values.ts';
import { InputFrame } from './input-frame.tsx';

interface ModalInputProps {
  readonly block: InputBlock;
  readonly error: string | undefined;
  readonly typed: Typed;
  readonly onType: (key: string, text: string) => void;
  readonly onUse: (key: string) => void;
}

/** An input block with a text field or a choice. */
export function ModalInput(props: ModalInputProps) {
  const { block, error } = props;
  const { element } = block;
  if (isChoice(element)) {
    const field = choiceField(block, element);
    return (
      <InputFrame
        block={block}
        error={error}
        as={shapeOf(element)}
        draw={(control) => <Choice field={field} {...control} isInvalid={error !== undefined} />}
      />
    );
  }
  if (!isTextElement(element)) return <Unknown type={element.type} />;
  return (
    <InputFrame
      block={block}
      error={error}
      as="single"
      draw={(control) => <TextControl {...props} {...control} element={element} />}
    />
  );
}

const keyboards = {
  plain_text_input: undefined,
  rich_text_input: undefined,
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'decimal',
} as const;

interface TextControlProps extends ModalInputProps {
  readonly element: Parameters<typeof textField>[1];
  readonly id: string;
  readonly describedBy: string | undefined;
}

/** A text field. It does not limit the length, because Slack checks that on submit. */
function TextControl({ block, element, id, describedBy, error, typed, onType, onUse }: TextControlProps) {
  const field = textField(block, element);
  const isLong = element.type === 'rich_text_input' || (element.type === 'plain_text_input' && element.multiline);
  const Tag = isLong ? 'textarea' : 'input';
  const place = usePlace();
  const tell = () => void place.click(field.blockId, field.actionId);
  const triggers = triggersOf(block, element);
  const text = textIn(field, typed);
  useTypedOn(text, triggers.includes('on_character_entered') ? tell : undefined);
  const onKeyDown = (event: React.KeyboardEvent) => {
    const isTold = event.key === 'Enter' && !isLong && triggers.includes('on_enter_pressed');
    if (!isTold || event.nativeEvent.isComposing) return;
    event.preventDefault();
    tell();
  };
  return (
    <Tag
      id={id}
      data-field={field.key}
      autoComplete="off"
      spellCheck={false}
      inputMode={keyboards[element.type]}
      value={text}
      placeholder={element.placeholder?.text}
      required={!field.isOptional}
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy}
      onChange={(event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
        onType(field.key, event.target.value)
      }
      onKeyDown={onKeyDown}
      onFocus={() => onUse(field.key)}
    />
  );
}

/** Returns the events after which the typed text is sent to the app. Slack's default is Enter. */
function triggersOf({ dispatch_action: isTold }: InputBlock, element: TextControlProps['element']): readonly string[] {
  return isTold ? (element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed']) : [];
}

/** Calls `tell` after each change of the text. It does so after the render, when the form already has the new text. */
function useTypedOn(text: string, tell: (() => void) | undefined): void {
  const told = useRef(text);
  useEffect(() => {
    if (told.current === text) return;
    told.current = text;
    tell?.();
  });
}
