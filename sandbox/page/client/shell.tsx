import { useCallback, useState } from 'react';
import type { Workspace } from '../../slack/person/types.ts';
import { Backstage } from './backstage/backstage.tsx';
import { useBackstage } from './backstage/use-backstage.ts';
import { Desk } from './desk/desk.tsx';
import { type Desks, useDesks } from './desk/use-desks.ts';
import { useReading } from './desk/use-reading.ts';
import { Banner, Stopped } from './frame/banner.tsx';
import { type Tab, Tabs } from './frame/tabs.tsx';
import { useFreshStart } from './frame/use-fresh-start.ts';
import { usePageLanguage } from './frame/use-page-language.ts';
import { useScreens } from './live/use-screens.ts';
import type { CodeField } from './phone/code-field.ts';
import { CodeStrip } from './phone/code-strip.tsx';
import { PhonePanel } from './phone/phone-panel.tsx';
import { showsPicture } from './phone/scan-image.ts';
import { useSwitches } from './switches/use-switches.ts';
import { textsOf } from './text/texts.ts';
import { TextsContext, useTexts } from './text/use-texts.ts';
import { traits } from './traits.ts';

interface ShellProps {
  readonly workspace: Workspace;
  readonly isConnected: boolean;
}

/** The whole page, in the language of the active person; each desk is in the language of its own person. */
export function Shell({ workspace, isConnected }: ShellProps) {
  useFreshStart();
  const desks = useDesks(workspace.personas);
  const { locale } = desks.active;
  usePageLanguage(locale, workspace.appName);
  return (
    <TextsContext value={textsOf(locale)}>
      <Parts workspace={workspace} isConnected={isConnected} desks={desks} />
    </TextsContext>
  );
}

type CodeFields = Readonly<Record<string, CodeField | undefined>>;

/** The Slack of one or two people on the left; the phone and the tools on the right. */
function Parts({ workspace, isConnected, desks }: ShellProps & { readonly desks: Desks }) {
  const { active, people, isSplit } = desks;
  const screens = useScreens(workspace.personas);
  const reading = useReading(screens, people);
  const switches = useSwitches(isConnected);
  const backstage = useBackstage(workspace.personas, screens);
  const [tab, setTab] = useState<Tab>('chat');
  const [codeFields, setCodeFields] = useState<CodeFields>({});
  const noteCodeField = useCallback(
    (userId: string, field: CodeField | undefined) => setCodeFields((before) => ({ ...before, [userId]: field })),
    [],
  );
  const screen = screens.get(active.userId);
  const hasModal = (screen?.modals.length ?? 0) > 0;
  const codeField = hasModal ? codeFields[active.userId] : undefined;
  const openFaults = () => {
    backstage.setTab('switches');
    setTab('backstage');
  };
  const bannerProps = { appName: workspace.appName, isSplit, faultCount: switches.faultCount, onFaults: openFaults };

  return (
    <div className="app" data-tab={tab} data-split={isSplit || undefined} data-wide={backstage.isWide || undefined}>
      <Banner {...bannerProps} onSplit={desks.toggleSplit} />
      {!isConnected && <Stopped />}
      <main className="desks">
        {people.map((persona, place) => (
          <Desk
            // biome-ignore lint/suspicious/noArrayIndexKey: a desk stays in its place when its person changes
            key={place}
            workspace={workspace}
            persona={persona}
            screen={screens.get(persona.userId)}
            reading={reading}
            isActive={persona === active}
            onUse={() => desks.use(persona.userId)}
            onPersona={(next) => desks.sit(place, next)}
            onCodeField={noteCodeField}
          />
        ))}
      </main>
      <Tools
        owner={active}
        codeField={codeField}
        hasPicture={showsPicture(screen, reading.openOf(active.userId), reading.isHomeOpen(active.userId))}
        workspace={workspace}
        state={backstage}
        switches={switches}
        onPersona={(next) => desks.sit(people.indexOf(active), next)}
      />
      {traits.isOurBot && codeField && <CodeStrip owner={active} codeField={codeField} />}
      <Tabs tab={tab} onTab={setTab} hasModal={hasModal} hasFaults={switches.faultCount > 0} />
    </div>
  );
}

type ToolsProps = React.ComponentProps<typeof PhonePanel> & React.ComponentProps<typeof Backstage>;

/** The phone of the active person and the tools. An app of another project has no phone. */
function Tools({ owner, codeField, hasPicture, ...backstage }: ToolsProps) {
  const texts = useTexts().page;
  return (
    <aside className="tools" data-modal-reach aria-label={traits.isOurBot ? texts.tools : texts.onlyTools}>
      {traits.isOurBot && <PhonePanel key={owner.userId} owner={owner} codeField={codeField} hasPicture={hasPicture} />}
      <Backstage {...backstage} />
    </aside>
  );
}
