import { useId, useRef } from 'react';
import { CloseIcon } from '../../icons.tsx';
import { useTexts } from '../../text/use-texts.ts';
import type { ChoiceProps } from './choice-props.ts';
import { Combobox } from './combobox.tsx';
import { useMenu } from './use-menu.ts';

interface MultiMenuProps extends ChoiceProps {
  readonly chosen: readonly string[];
  readonly onChoose: (values: readonly string[]) => void;
}

/**
 * A select menu in which a person chooses several options. The chosen options are listed before the field, each with a
 * button that removes it. Backspace in the empty field removes the last chosen option.
 */
export function MultiMenu(props: MultiMenuProps) {
  const { field, describedBy, chosen, onChoose } = props;
  const texts = useTexts().blocks;
  const { groups, textOf, placeholder, onQuery } = useMenu(field);
  const around = useRef<HTMLDivElement>(null);
  const tokensId = useId();
  const most = field.element.max_selected_items ?? Number.POSITIVE_INFINITY;
  const isFull = chosen.length >= most;
  const remove = (value: string) => {
    onChoose(chosen.filter((one) => one !== value));
    around.current?.querySelector('input')?.focus();
  };
  const last = chosen.at(-1);
  const left = groups.map((group) => ({
    ...group,
    options: group.options.filter(({ value = '' }) => !chosen.includes(value)),
  }));
  return (
    <div className="tokens" ref={around}>
      <ul id={tokensId} aria-label={texts.chosen}>
        {chosen.map((value) => (
          <li key={value} className="token">
            {textOf(value)}
            <button type="button" aria-label={texts.remove(textOf(value))} onClick={() => remove(value)}>
              <CloseIcon />
            </button>
          </li>
        ))}
      </ul>
      <Combobox
        {...props}
        describedBy={[tokensId, describedBy].filter(Boolean).join(' ')}
        groups={isFull ? [] : left}
        chosen=""
        chosenText=""
        placeholder={placeholder}
        emptyText={isFull ? texts.full(most) : undefined}
        onQuery={isFull ? undefined : onQuery}
        onErase={last === undefined ? undefined : () => remove(last)}
        onChoose={(value) => onChoose([...chosen, value])}
      />
    </div>
  );
}
