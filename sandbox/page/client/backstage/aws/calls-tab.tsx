import { useState } from 'react';
import type { AwsCallView, AwsView } from '../../../../aws/view/view-types.ts';
import { AWS_PATH } from '../../live/live-store.ts';
import { useLive } from '../../live/use-live.ts';
import { Sentence } from '../../text/sentence.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { isOfTheBot } from '../bot-calls.ts';
import { StickList } from '../stick-list.tsx';
import { CallRow } from './call-row.tsx';

const none: readonly AwsCallView[] = [];

interface CallsTabProps {
  readonly isBotShown: boolean;
  readonly onBot: (isShown: boolean) => void;
}

/** The calls that reached the account, newest at the bottom. A checkbox adds the bot's own calls. */
export function CallsTab({ isBotShown, onBot }: CallsTabProps) {
  const all = useLive<AwsView>(AWS_PATH)?.calls ?? none;
  const texts = useTexts().calls;
  const [onlyDenied, setOnlyDenied] = useState(false);
  const [wanted, setWanted] = useState('');
  const calls = isBotShown ? all : all.filter((call) => !isOfTheBot(call));
  const shown = calls.filter((call) => (!onlyDenied || call.result === 'denied') && matches(call, wanted));
  const isEmptyBecause = all.length === 0 ? texts.none : calls.length === 0 ? texts.onlyBot : texts.noMatch;
  return (
    <>
      <div className="filters">
        <input
          type="search"
          placeholder={texts.filter}
          aria-label={texts.filterLabel}
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
        <Check label={texts.deniedOnly} isOn={onlyDenied} onChange={setOnlyDenied} />
        <Check label={texts.botToo} isOn={isBotShown} onChange={onBot} />
        <p className="soft">
          <Sentence text={texts.legend} />
        </p>
      </div>
      <StickList label={texts.list}>
        {shown.length === 0 && <p className="aws-empty">{isEmptyBecause}</p>}
        <ol>
          {shown.map((call) => (
            <CallRow key={call.number} call={call} />
          ))}
        </ol>
      </StickList>
    </>
  );
}

interface CheckProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Check({ label, isOn, onChange }: CheckProps) {
  return (
    <label className="check">
      <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  );
}

function matches(call: AwsCallView, wanted: string): boolean {
  const { service, operation, principal, errorCode, reason, statement } = call;
  const text = [`${service}:${operation}`, principal, errorCode, reason, statement?.policy, statement?.label].join(' ');
  return text.toLowerCase().includes(wanted.trim().toLowerCase());
}
