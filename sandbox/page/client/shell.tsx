import { useCallback, useState } from 'react';
import type { Workspace } from '../../slack/person/types.ts';
import { Backstage, type BackstageTab } from './backstage/backstage.tsx';
import { Desk } from './desk/desk.tsx';
import { useDesks } from './desk/use-desks.ts';
import { useReading } from './desk/use-reading.ts';
import { Banner, Stopped } from './frame/banner.tsx';
import { type Tab, Tabs } from './frame/tabs.tsx';
import { useFreshStart } from './frame/use-fresh-start.ts';
import { useScreens } from './live/use-screens.ts';
import type { CodeField } from './phone/code-field.ts';
import { PhonePanel } from './phone/phone-panel.tsx';
import { showsPicture } from './phone/scan-image.ts';
import { useSwitches } from './switches/use-switches.ts';
import { traits } from './traits.ts';

interface ShellProps {
  readonly workspace: Workspace;
  readonly isConnected: boolean;
}

type CodeFields = Readonly<Record<string, CodeField | undefined>>;

/** The whole page: one or two people's Slack on the left, the phone and what goes on backstage on the right. */
export function Shell({ workspace, isConnected }: ShellProps) {
  useFreshStart();
  const desks = useDesks(workspace.personas);
  const screens = useScreens(workspace.personas);
  const reading = useReading(screens, desks.people);
  const switches = useSwitches(isConnected);
  const [tab, setTab] = useState<Tab>('chat');
  const [backstage, setBackstage] = useState<BackstageTab>(traits.hasAws ? 'account' : 'traffic');
  const [isWide, setWide] = useState(false);
  const [codeFields, setCodeFields] = useState<CodeFields>({});
  const noteCodeField = useCallback(
    (userId: string, field: CodeField | undefined) => setCodeFields((before) => ({ ...before, [userId]: field })),
    [],
  );
  const { active } = desks;
  const hasModal = (userId: string) => (screens.get(userId)?.modals.length ?? 0) > 0;

  return (
    <div className="app" data-tab={tab} data-split={desks.isSplit || undefined} data-wide={isWide || undefined}>
      <Banner
        isSplit={desks.isSplit}
        onSplit={desks.toggleSplit}
        faultCount={switches.on.length}
        onFaults={() => {
          setBackstage('switches');
          setTab('backstage');
        }}
      />
      {!isConnected && <Stopped />}
      <main className="desks">
        {desks.people.map((persona, place) => (
          <Desk
            // biome-ignore lint/suspicious/noArrayIndexKey: a desk stays where it is, whoever sits there
            key={place}
            workspace={workspace}
            persona={persona}
            screen={screens.get(persona.userId)}
            reading={reading}
            isActive={persona === active}
            onUse={() => desks.use(persona.userId)}
            onPersona={(userId) => desks.sit(place, userId)}
            onCodeField={noteCodeField}
          />
        ))}
      </main>
      <aside className="tools" data-modal-reach aria-label="Phone and backstage">
        <PhonePanel
          key={active.userId}
          owner={active}
          codeField={hasModal(active.userId) ? codeFields[active.userId] : undefined}
          hasPicture={showsPicture(reading.openOf(active.userId))}
        />
        <Backstage
          tab={backstage}
          onTab={setBackstage}
          isWide={isWide}
          onWide={() => setWide(!isWide)}
          workspace={workspace}
          switches={switches}
          onPersona={(userId) => desks.sit(desks.people.indexOf(active), userId)}
        />
      </aside>
      <Tabs tab={tab} onTab={setTab} hasModal={hasModal(active.userId)} hasFaults={switches.on.length > 0} />
    </div>
  );
}
