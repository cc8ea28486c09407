import { BackstageIcon, ChatIcon, PhoneIcon } from '../icons.tsx';

export type Tab = 'chat' | 'phone' | 'backstage';

const tabs = [
  { tab: 'chat', label: 'Slack', Icon: ChatIcon },
  { tab: 'phone', label: 'Phone', Icon: PhoneIcon },
  { tab: 'backstage', label: 'Backstage', Icon: BackstageIcon },
] as const;

interface TabsProps {
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  readonly hasModal: boolean;
  readonly hasFaults: boolean;
}

/** On a narrow window the three parts of the page take turns; on a wide one this bar is not shown. */
export function Tabs({ tab: current, onTab, hasModal, hasFaults }: TabsProps) {
  const marks: Partial<Record<Tab, string>> = {
    ...(hasModal ? { chat: 'A window is open' } : {}),
    ...(hasFaults ? { backstage: 'Faults are on' } : {}),
  };
  return (
    <nav className="tabs" data-modal-reach aria-label="Parts of the sandbox">
      {tabs.map(({ tab, label, Icon }) => (
        <button type="button" key={tab} aria-current={tab === current ? 'page' : undefined} onClick={() => onTab(tab)}>
          <Icon />
          {label}
          {marks[tab] && <span className="tab-mark" title={marks[tab]} />}
        </button>
      ))}
    </nav>
  );
}
