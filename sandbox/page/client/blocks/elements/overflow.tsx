import type { Overflow as SlackOverflow } from '@slack/types';
import { useTexts } from '../../text/use-texts.ts';
import { usePlace } from '../place.ts';
import { useConfirm } from './use-confirm.tsx';

/** The menu behind three dots. What is chosen is told and forgotten. */
export function Overflow({ of, blockId }: { readonly of: SlackOverflow; readonly blockId: string }) {
  const place = usePlace();
  const texts = useTexts().blocks;
  const { ask, dialog } = useConfirm(of.confirm);
  const pick = (value: string) => ask(() => void place.pick(blockId, of.action_id ?? '', value));
  return (
    <>
      <select className="menu overflow" aria-label={texts.more} value="" onChange={({ target }) => pick(target.value)}>
        <option value="" disabled>
          •••
        </option>
        {of.options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text.text}
          </option>
        ))}
      </select>
      {dialog}
    </>
  );
}
