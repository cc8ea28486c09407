import type { InputBlock } from '@slack/types';
import { Choice } from '../blocks/choice.tsx';
import { choiceField, isChoice } from '../blocks/choice-fields.ts';
import { type Typed, textField, textIn } from './form-values.ts';
import { InputFrame } from './input-frame.tsx';

interface ModalInputProps {
  readonly block: InputBlock;
  readonly error: string | undefined;
  readonly typed: Typed;
  readonly onType: (key: string, text: string) => void;
  readonly onUse: (key: string) => void;
}

const FRAMES = { checkboxes: 'group', radio_buttons: 'radiogroup', static_select: 'single' } as const;

/** An input block: something to type, to tick or to choose. */
export function ModalInput(props: ModalInputProps) {
  const { block, error } = props;
  const { element } = block;
  if (isChoice(element)) {
    const field = choiceField(block, element);
    return (
      <InputFrame
        block={block}
        error={error}
        as={FRAMES[element.type]}
        draw={(control) => <Choice field={field} {...control} isInvalid={error !== undefined} />}
      />
    );
  }
  if (element.type !== 'plain_text_input') {
    return <p className="unknown">The sandbox page cannot show a “{element.type}” yet.</p>;
  }
  return (
    <InputFrame
      block={block}
      error={error}
      as="single"
      draw={(control) => <TextControl {...props} {...control} element={element} />}
    />
  );
}

interface TextControlProps extends ModalInputProps {
  readonly element: Parameters<typeof textField>[1];
  readonly id: string;
  readonly describedBy: string | undefined;
}

/** Lengths are not cut off here: Slack checks them on submit, and says so. */
function TextControl({ block, element, id, describedBy, error, typed, onType, onUse }: TextControlProps) {
  const field = textField(block, element);
  const Tag = element.multiline ? 'textarea' : 'input';
  return (
    <Tag
      id={id}
      data-field={field.key}
      autoComplete="off"
      spellCheck={false}
      value={textIn(field, typed)}
      placeholder={element.placeholder?.text}
      required={!field.isOptional}
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy}
      onChange={(event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
        onType(field.key, event.target.value)
      }
      onFocus={() => onUse(field.key)}
    />
  );
}
