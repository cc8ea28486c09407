import { useState } from 'react';
import { useConfirm } from '../blocks/elements/use-confirm.tsx';
import { RestartIcon } from '../icons.tsx';
import { postJson } from '../post-json.ts';
import { Toast } from '../toast.tsx';
import { startAfresh } from './use-fresh-start.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false }) as const;

const question = {
  title: plain('Restart the story?'),
  text: plain(
    'Messages, demos, phones and everything in the AWS account go back to the first day. Running demos are lost.',
  ),
  confirm: plain('Restart the story'),
  deny: plain('Go on as it is'),
  style: 'danger',
} as const;

/** Brings the whole world back to its first day, and the page with it. */
export function RestartButton() {
  const { ask, dialog } = useConfirm(question);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const restart = async () => {
    setBusy(true);
    const failure = await postJson('/_page/restart', {});
    setBusy(false);
    if (failure) return setTrouble(`The story could not be restarted: ${failure}`);
    startAfresh();
  };
  return (
    <>
      <button
        type="button"
        className="banner-button"
        aria-label={isBusy ? 'Restarting the story' : 'Restart the story'}
        aria-busy={isBusy}
        disabled={isBusy}
        onClick={() => ask(() => void restart())}
      >
        <RestartIcon /> <span className="banner-more">{isBusy ? 'Restarting the story' : 'Restart the story'}</span>
      </button>
      {dialog}
      <Toast text={trouble} onGone={() => setTrouble(undefined)} />
    </>
  );
}
