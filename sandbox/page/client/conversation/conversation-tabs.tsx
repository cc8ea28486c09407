import { useId } from 'react';
import { useTexts } from '../text/use-texts.ts';
import { useTabKeys } from '../use-tab-keys.ts';

const allTabs = ['home', 'messages'] as const;

interface ConversationTabsProps {
  readonly isHomeOpen: boolean;
  /** False for an app whose messages tab is off. */
  readonly hasMessages: boolean;
  /** Whether new messages came while the Home was open. */
  readonly hasNews: boolean;
  readonly onHome: (isOpen: boolean) => void;
  readonly children: React.ReactNode;
}

/** The tabs Home and Messages, for a conversation with an app that has a Home. */
export function ConversationTabs({ isHomeOpen, hasMessages, hasNews, onHome, children }: ConversationTabsProps) {
  const { conversation, sidebar } = useTexts();
  const id = useId();
  const tabs = allTabs.filter((tab) => tab === 'home' || hasMessages);
  const open = isHomeOpen ? 'home' : 'messages';
  const onTab = (tab: (typeof allTabs)[number]) => onHome(tab === 'home');
  const onKeyDown = useTabKeys(tabs, open, onTab);
  return (
    <>
      <div className="conversation-tabs" role="tablist" aria-label={conversation.tabs} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            type="button"
            role="tab"
            key={tab}
            id={`${id}-${tab}`}
            aria-selected={tab === open}
            aria-controls={`${id}-panel`}
            tabIndex={tab === open ? 0 : -1}
            onClick={() => onTab(tab)}
          >
            {conversation[tab]}
            {tab === 'messages' && hasNews && <span className="unread">{sidebar.isNew}</span>}
          </button>
        ))}
      </div>
      <div className="conversation-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${open}`}>
        {children}
      </div>
    </>
  );
}
