import { SelectRow, SwitchRow, Toggle } from './switch-row.tsx';
import type { SwitchBoard } from './use-switches.ts';

const rateLimits = [0, 1, 3, 10].map((value) => ({ value, label: value === 0 ? 'off' : `next ${value}` }));
const delays = [
  { value: 0, label: 'off' },
  { value: 2000, label: '2 s late' },
  { value: 4000, label: '4 s late' },
];

export function SlackSwitchList({ board }: { readonly board: SwitchBoard }) {
  const { slack, setSlack } = board;
  if (!slack) return null;
  const { delivery } = slack;
  const hasSocket = delivery.kind === 'socket' && delivery.connections > 0;
  return (
    <fieldset className="switch-group">
      <legend>Slack</legend>
      {delivery.kind === 'socket' && (
        <SwitchRow
          title="Drop the socket"
          about={`Cuts the connection of the app, which comes back by itself. Open now: ${delivery.connections}.`}
          draw={({ id, describedBy }) => (
            <button
              type="button"
              id={id}
              className="button button-default button-small"
              aria-describedby={describedBy}
              disabled={!hasSocket}
              onClick={() => void setSlack({ action: 'drop-socket' })}
            >
              Drop
            </button>
          )}
        />
      )}
      <SelectRow
        title="Rate limited (429)"
        about="The next calls of the app are refused and have to be made again."
        value={slack.rateLimitNext}
        options={rateLimits}
        onChange={(rateLimitNext) => void setSlack({ rateLimitNext })}
      />
      <SelectRow
        title="Slow app"
        about="The app hears of clicks and commands late; after 3 s Slack gives up."
        value={slack.slowAppMs}
        options={delays}
        onChange={(slowAppMs) => void setSlack({ slowAppMs })}
      />
      <Toggle
        title="Deliver twice"
        about="Everything reaches the app twice, as after a lost acknowledgement."
        isOn={slack.deliverTwice}
        onChange={(deliverTwice) => void setSlack({ deliverTwice })}
      />
      <Toggle
        title="Slack’s rate tiers"
        about="Limits per method and minute, as Slack has them. Not a fault."
        isOn={slack.rateTiers}
        onChange={(rateTiers) => void setSlack({ rateTiers })}
      />
    </fieldset>
  );
}
