import { useTexts } from '../text/use-texts.ts';
import { SelectRow, SwitchRow, Toggle } from './switch-row.tsx';
import type { SwitchBoard } from './use-switches.ts';

const rateLimits = [0, 1, 3, 10] as const;
const delaysMs = [0, 2000, 4000] as const;

/** The switches whose effect a participant can notice. */
export function SlackSwitchList({ board }: { readonly board: SwitchBoard }) {
  const { slack, setSlack } = board;
  const texts = useTexts().faults;
  if (!slack) return null;
  return (
    <fieldset className="switch-group">
      <legend>{texts.slack}</legend>
      <SelectRow
        title={texts.slow}
        about={texts.slowAbout}
        value={slack.slowAppMs}
        options={delaysMs.map((value) => ({ value, label: value === 0 ? texts.off : texts.late(value / 1000) }))}
        onChange={(slowAppMs) => void setSlack({ slowAppMs })}
      />
    </fieldset>
  );
}

/** The switches for developers of Slack apps, folded up. */
export function DeveloperSwitches({ board }: { readonly board: SwitchBoard }) {
  const { slack, setSlack } = board;
  const texts = useTexts().faults;
  if (!slack) return null;
  return (
    <details className="switch-group">
      <summary>{texts.developers}</summary>
      <DropRow board={board} />
      <SelectRow
        title={texts.rateLimit}
        about={texts.rateLimitAbout}
        value={slack.rateLimitNext}
        options={rateLimits.map((value) => ({ value, label: value === 0 ? texts.off : texts.next(value) }))}
        onChange={(rateLimitNext) => void setSlack({ rateLimitNext })}
      />
      <Toggle
        title={texts.twice}
        about={texts.twiceAbout}
        isOn={slack.deliverTwice}
        onChange={(deliverTwice) => void setSlack({ deliverTwice })}
      />
      <Toggle
        title={texts.tiers}
        about={texts.tiersAbout}
        isOn={slack.rateTiers}
        onChange={(rateTiers) => void setSlack({ rateTiers })}
      />
    </details>
  );
}

function DropRow({ board: { slack, setSlack } }: { readonly board: SwitchBoard }) {
  const texts = useTexts().faults;
  if (slack?.delivery.kind !== 'socket') return null;
  const { connections } = slack.delivery;
  return (
    <SwitchRow
      title={texts.drop}
      about={texts.dropAbout(connections)}
      draw={({ id, describedBy }) => (
        <button
          type="button"
          id={id}
          className="button button-default button-small"
          aria-describedby={describedBy}
          disabled={connections === 0}
          onClick={() => void setSlack({ action: 'drop-socket' })}
        >
          {texts.dropButton}
        </button>
      )}
    />
  );
}
