import { useId } from 'react';
import type { Workspace } from '../../../slack/person/types.ts';
import { WideIcon } from '../icons.tsx';
import { Switches } from '../switches/switches.tsx';
import type { SwitchBoard } from '../switches/use-switches.ts';
import { Traffic } from '../traffic/traffic.tsx';
import { traits } from '../traits.ts';
import { AccountTab } from './aws/account-tab.tsx';
import { CallsTab } from './aws/calls-tab.tsx';
import { useTabKeys } from './use-tab-keys.ts';

const tabs = [
  ...(traits.hasAws
    ? ([
        { tab: 'account', label: 'AWS' },
        { tab: 'calls', label: 'AWS calls' },
      ] as const)
    : []),
  { tab: 'traffic', label: 'Traffic' },
  { tab: 'switches', label: 'Faults' },
] as const;

export type BackstageTab = 'account' | 'calls' | 'traffic' | 'switches';

interface BackstageProps {
  readonly tab: BackstageTab;
  readonly onTab: (tab: BackstageTab) => void;
  readonly isWide: boolean;
  readonly onWide: () => void;
  readonly workspace: Workspace;
  readonly switches: SwitchBoard;
  readonly onPersona: (userId: string) => void;
}

/** What people do not see in Slack: the AWS account, what is said between Slack and the app, and what can go wrong. */
export function Backstage(props: BackstageProps) {
  const { tab, onTab, isWide, onWide, switches } = props;
  const id = useId();
  const onKeyDown = useTabKeys(
    tabs.map((one) => one.tab),
    tab,
    onTab,
  );
  return (
    <section className="panel backstage" aria-label="Backstage">
      <div className="backstage-head">
        <div className="backstage-tabs" role="tablist" aria-label="Backstage" onKeyDown={onKeyDown}>
          {tabs.map((one) => (
            <button
              type="button"
              role="tab"
              key={one.tab}
              id={`${id}-${one.tab}`}
              aria-selected={one.tab === tab}
              aria-controls={`${id}-panel`}
              tabIndex={one.tab === tab ? 0 : -1}
              onClick={() => onTab(one.tab)}
            >
              {one.label}
              {one.tab === 'switches' && switches.on.length > 0 && (
                <span className="tab-count" title="Faults that are on">
                  {switches.on.length}
                </span>
              )}
            </button>
          ))}
        </div>
        <button
          type="button"
          className="icon-button wide-button"
          aria-pressed={isWide}
          aria-label="Wide backstage"
          title="Wide backstage"
          onClick={onWide}
        >
          <WideIcon />
        </button>
      </div>
      <div className="backstage-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`}>
        <TabContent {...props} />
      </div>
    </section>
  );
}

function TabContent({ tab, workspace, switches, onPersona }: BackstageProps) {
  switch (tab) {
    case 'account':
      return <AccountTab />;
    case 'calls':
      return <CallsTab />;
    case 'traffic':
      return <Traffic workspace={workspace} onPersona={onPersona} />;
    default:
      return <Switches board={switches} />;
  }
}
