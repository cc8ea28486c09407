import { traits } from '../traits.ts';
import { AwsSwitches } from './aws-switches.tsx';
import { SlackSwitchList } from './slack-switches.tsx';
import type { SwitchBoard } from './use-switches.ts';

/** For trainers and testers: everything that can be made to go wrong, in one place. */
export function Switches({ board }: { readonly board: SwitchBoard }) {
  const { on } = board;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable with the keyboard
    <section className="switches" tabIndex={0} aria-label="Faults">
      <div className="faults-now" data-on={on.length > 0 || undefined} role="status">
        {on.length === 0 ? (
          <p>No faults are on: everything behaves as on a good day.</p>
        ) : (
          <>
            <p>
              <strong>Faults are on</strong>
            </p>
            <ul>
              {on.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          </>
        )}
        <button
          type="button"
          className="button button-default button-small"
          disabled={on.length === 0}
          onClick={() => void board.allOff()}
        >
          All off
        </button>
      </div>
      <SlackSwitchList board={board} />
      {traits.hasAws && <AwsSwitches board={board} />}
    </section>
  );
}
