import { useState } from 'react';
import { useConfirm } from '../blocks/elements/use-confirm.tsx';
import { RestartIcon } from '../icons.tsx';
import { postJson } from '../post-json.ts';
import { useTexts } from '../text/use-texts.ts';
import { Toast } from '../toast.tsx';
import { traits } from '../traits.ts';
import { startAfresh } from './use-fresh-start.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false }) as const;

/** A button that resets the sandbox and the page to their first state. */
export function RestartButton() {
  const { restart: texts, page } = useTexts();
  const { ask, dialog } = useConfirm({
    title: plain(texts.question),
    text: plain(traits.hasAws ? texts.consequences : texts.onlySlack),
    confirm: plain(texts.button),
    deny: plain(texts.deny),
    style: 'danger',
  });
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const restart = async () => {
    setBusy(true);
    const failure = await postJson('/_page/restart', {}, page.noAnswer);
    setBusy(false);
    if (failure !== undefined) return setTrouble(texts.failed(failure));
    startAfresh();
  };
  const label = isBusy ? texts.busy : texts.button;
  return (
    <>
      <button
        type="button"
        className="banner-button"
        aria-label={label}
        aria-busy={isBusy}
        disabled={isBusy}
        onClick={() => ask(() => void restart())}
      >
        <RestartIcon /> <span className="banner-more">{label}</span>
      </button>
      {dialog}
      <Toast text={trouble} onGone={() => setTrouble(undefined)} />
    </>
  );
}
