import { useId, useState } from 'react';
import type { Workspace } from '../../../slack/person/types.ts';
import { WideIcon } from '../icons.tsx';
import { Switches } from '../switches/switches.tsx';
import type { SwitchBoard } from '../switches/use-switches.ts';
import { useTexts } from '../text/use-texts.ts';
import { Traffic } from '../traffic/traffic.tsx';
import { traits } from '../traits.ts';
import { useTabKeys } from '../use-tab-keys.ts';
import { AccountTab } from './aws/account-tab.tsx';
import { CallsTab } from './aws/calls-tab.tsx';
import { DecidedTab } from './decided/decided-tab.tsx';
import type { BackstageState, BackstageTab } from './use-backstage.ts';

const tabs: readonly BackstageTab[] = [
  ...(traits.hasAws ? (['account', 'decided', 'calls'] as const) : []),
  'traffic',
  'switches',
];

interface BackstageProps {
  readonly state: BackstageState;
  readonly workspace: Workspace;
  readonly switches: SwitchBoard;
  readonly onPersona: (userId: string) => void;
}

/** The panel for what Slack does not show: the AWS account, the traffic between Slack and the app, and the faults. */
export function Backstage(props: BackstageProps) {
  const { state, switches } = props;
  const { tab, setTab, isWide, toggleWide } = state;
  const { page, tools: texts } = useTexts();
  const id = useId();
  const name = traits.isOurBot ? page.backstage : page.onlyTools;
  const onKeyDown = useTabKeys(tabs, tab, setTab);
  return (
    <section className="panel backstage" aria-label={name}>
      <div className="backstage-head">
        <div className="backstage-tabs" role="tablist" aria-label={name} onKeyDown={onKeyDown}>
          {tabs.map((one) => (
            <button
              type="button"
              role="tab"
              key={one}
              id={`${id}-${one}`}
              aria-selected={one === tab}
              aria-controls={`${id}-panel`}
              tabIndex={one === tab ? 0 : -1}
              onClick={() => setTab(one)}
            >
              {texts[one]}
              {one === 'switches' && switches.faultCount > 0 && (
                <span className="tab-count" title={texts.faultsOn}>
                  {switches.faultCount}
                </span>
              )}
            </button>
          ))}
        </div>
        <button
          type="button"
          className="icon-button wide-button"
          aria-pressed={isWide}
          aria-label={texts.wider}
          title={texts.wider}
          onClick={toggleWide}
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

function TabContent({ state, workspace, switches, onPersona }: BackstageProps) {
  const { tab, setTab, decided, ownerOf } = state;
  const [isBotShown, showBot] = useState(false);
  const showCallsOfBot = () => {
    showBot(true);
    setTab('calls');
  };
  switch (tab) {
    case 'account':
      return <AccountTab ownerOf={ownerOf} onBotCalls={showCallsOfBot} />;
    case 'decided':
      return <DecidedTab decided={decided} ownerOf={ownerOf} />;
    case 'calls':
      return <CallsTab isBotShown={isBotShown} onBot={showBot} />;
    case 'traffic':
      return <Traffic workspace={workspace} onPersona={onPersona} />;
    default:
      return <Switches board={switches} />;
  }
}
