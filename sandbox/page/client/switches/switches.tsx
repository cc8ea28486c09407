import { useTexts } from '../text/use-texts.ts';
import { traits } from '../traits.ts';
import { AwsSwitches } from './aws-switches.tsx';
import { faultsOn } from './faults-on.ts';
import { DeveloperSwitches, SlackSwitchList } from './slack-switches.tsx';
import type { SwitchBoard } from './use-switches.ts';

/** All faults that trainers and testers can switch on. */
export function Switches({ board }: { readonly board: SwitchBoard }) {
  const { faults: texts, tools } = useTexts();
  const on = faultsOn(board, texts);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable with the keyboard
    <section className="switches" tabIndex={0} aria-label={tools.switches}>
      <div className="faults-now" data-on={on.length > 0 || undefined} role="status">
        {on.length === 0 ? (
          <p>{texts.none}</p>
        ) : (
          <>
            <p>
              <strong>{texts.on}</strong>
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
          {texts.allOff}
        </button>
      </div>
      <SlackSwitchList board={board} />
      {traits.hasAws && <AwsSwitches board={board} />}
      <DeveloperSwitches board={board} />
    </section>
  );
}
