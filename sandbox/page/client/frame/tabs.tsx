import { BackstageIcon, ChatIcon, PhoneIcon } from '../icons.tsx';
import { useTexts } from '../text/use-texts.ts';
import { traits } from '../traits.ts';

export type Tab = 'chat' | 'phone' | 'backstage';

const tabs: readonly { readonly tab: Tab; readonly Icon: () => React.ReactNode }[] = [
  { tab: 'chat', Icon: ChatIcon },
  ...(traits.isOurBot ? [{ tab: 'phone', Icon: PhoneIcon } as const] : []),
  { tab: 'backstage', Icon: BackstageIcon },
];

interface TabsProps {
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  readonly hasModal: boolean;
  readonly hasFaults: boolean;
}

/** The bar that chooses a part of the page in a narrow window. A wide window does not show it. */
export function Tabs({ tab: current, onTab, hasModal, hasFaults }: TabsProps) {
  const texts = useTexts().page;
  const marks: Partial<Record<Tab, string>> = {
    ...(hasModal ? { chat: texts.hasModal } : {}),
    ...(hasFaults ? { backstage: texts.hasFaults } : {}),
  };
  return (
    <nav className="tabs" data-modal-reach aria-label={texts.parts}>
      {tabs.map(({ tab, Icon }) => (
        <button type="button" key={tab} aria-current={tab === current ? 'page' : undefined} onClick={() => onTab(tab)}>
          <Icon />
          {tab === 'backstage' && !traits.isOurBot ? texts.onlyTools : texts[tab]}
          {marks[tab] && <span className="tab-mark" title={marks[tab]} />}
        </button>
      ))}
    </nav>
  );
}
