import { ChatIcon, CloudIcon, PhoneIcon } from './icons.tsx';

export type Tab = 'chat' | 'phone' | 'aws';

const tabs = [
  { tab: 'chat', label: 'Slack', Icon: ChatIcon },
  { tab: 'phone', label: 'Phone', Icon: PhoneIcon },
  { tab: 'aws', label: 'AWS', Icon: CloudIcon },
] as const;

/** On a narrow window the three parts of the page take turns; on a wide one this bar is not shown. */
export function Tabs(props: { readonly tab: Tab; readonly onTab: (tab: Tab) => void; readonly hasModal: boolean }) {
  return (
    <nav className="tabs" data-modal-reach aria-label="Parts of the sandbox">
      {tabs.map(({ tab, label, Icon }) => (
        <button
          type="button"
          key={tab}
          aria-current={tab === props.tab ? 'page' : undefined}
          onClick={() => props.onTab(tab)}
        >
          <Icon />
          {label}
          {tab === 'chat' && props.hasModal && <span className="tab-mark" title="A window is open" />}
        </button>
      ))}
    </nav>
  );
}
