import { useState } from 'react';
import type { Screen } from '../../../slack/person/types.ts';
import { CloseIcon } from '../icons.tsx';
import { useTexts } from '../text/use-texts.ts';

/** Slack's own notices, for example that an app did not answer in time. A person can dismiss them. */
export function NoticeList({ notices }: { readonly notices: Screen['notices'] }) {
  const texts = useTexts().conversation;
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  return notices
    .filter(({ id }) => !dismissed.includes(id))
    .map(({ id, text }) => (
      <div className="notice" key={id}>
        <p>
          <strong>Slackbot</strong> {text}
        </p>
        <button
          type="button"
          className="icon-button"
          aria-label={texts.dismiss}
          onClick={() => setDismissed([...dismissed, id])}
        >
          <CloseIcon />
        </button>
      </div>
    ));
}
