import { useState } from 'react';
import type { Workspace } from '../../slack/person/types.ts';
import { AWS_PATH, createLiveStore, screenPath, TRAFFIC_PATH } from './live/live-store.ts';
import { LiveContext, useLiveConnection } from './live/use-live.ts';
import { useWorkspace } from './live/use-workspace.ts';
import { Shell } from './shell.tsx';
import { Sentence } from './text/sentence.tsx';
import { useTexts } from './text/use-texts.ts';
import { traits } from './traits.ts';

/** The whole page: waits for the workspace, then shows it. */
export function App() {
  const { workspace, isUnreachable, refresh } = useWorkspace();
  const texts = useTexts().page;
  if (workspace) return <Connected workspace={workspace} onReconnect={refresh} />;
  return (
    <main className="starting" aria-busy={!isUnreachable}>
      <p role="status">
        <Sentence text={isUnreachable ? texts.stopped : texts.opening} />
      </p>
    </main>
  );
}

function Connected({ workspace, onReconnect }: { readonly workspace: Workspace; readonly onReconnect: () => void }) {
  const [store] = useState(createLiveStore);
  const screenPaths = workspace.personas.map(({ userId }) => screenPath(userId));
  const paths = [...screenPaths, TRAFFIC_PATH, ...(traits.hasAws ? [AWS_PATH] : [])];
  const isConnected = useLiveConnection(store, paths, onReconnect);
  return (
    <LiveContext value={store}>
      <Shell workspace={workspace} isConnected={isConnected} />
    </LiveContext>
  );
}
