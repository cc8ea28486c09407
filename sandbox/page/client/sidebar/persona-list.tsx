import { useId } from 'react';
import type { Persona } from '../../../slack/person/types.ts';
import { Avatar } from '../avatar.tsx';
import { useTexts } from '../text/use-texts.ts';

interface PersonaListProps {
  readonly personas: readonly Persona[];
  readonly current: Persona;
  /** Whether Tab in an open modal also moves through this list. */
  readonly isBesideModal: boolean;
  /** Returns whether this person has unread messages. */
  readonly hasNews: (userId: string) => boolean;
  readonly onPersona: (userId: string) => void;
}

/** The people whose Slack can be shown. A member, an admin and a guest see different things. */
export function PersonaList({ personas, current, isBesideModal, hasNews, onPersona }: PersonaListProps) {
  const titleId = useId();
  const texts = useTexts().sidebar;
  return (
    <section
      className="sidebar-section personas"
      aria-labelledby={titleId}
      data-modal-reach={isBesideModal ? '' : undefined}
    >
      <h2 id={titleId}>{texts.youAre}</h2>
      <ul>
        {personas.map((persona) => (
          <li key={persona.userId}>
            <button
              type="button"
              className="persona"
              data-testid={`persona-${persona.userId}`}
              aria-pressed={persona.userId === current.userId}
              onClick={() => onPersona(persona.userId)}
            >
              <Avatar name={persona.name} />
              <span className="persona-words">
                <span className="persona-name">{persona.name}</span>
                <span className="persona-role">
                  {texts.roles[persona.role]}
                  <span className="persona-locale"> · {persona.locale}</span>
                </span>
              </span>
              {hasNews(persona.userId) && <span className="unread">{texts.isNew}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
