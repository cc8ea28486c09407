import type { Overflow as SlackOverflow } from '@slack/types';
import { DotsIcon } from '../../icons.tsx';
import { MenuButton } from '../../popup/menu-button.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { usePlace } from '../place.ts';
import { Line } from '../text/text.tsx';
import { useConfirm } from './use-confirm.tsx';

/** The overflow menu. The app gets the picked option, and no option stays chosen. */
export function Overflow({ of, blockId }: { readonly of: SlackOverflow; readonly blockId: string }) {
  const place = usePlace();
  const texts = useTexts().blocks;
  const { ask, dialog } = useConfirm(of.confirm);
  const items = of.options.map(({ value = '', text, description, url }) => ({
    value,
    text: <Line of={text} />,
    description: description && <Line of={description} />,
    href: url,
  }));
  return (
    <>
      <MenuButton
        label={texts.more}
        items={items}
        className="overflow"
        onPick={(value) => ask(() => void place.pick(blockId, of.action_id ?? '', value))}
      >
        <DotsIcon />
      </MenuButton>
      {dialog}
    </>
  );
}
