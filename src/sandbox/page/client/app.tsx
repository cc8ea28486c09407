import { Shell } from './shell.tsx';
import { useWorkspace } from './use-workspace.ts';

/** Everything on the page: waits for the workspace, then shows it. */
export function App() {
  const { workspace, isUnreachable, refresh } = useWorkspace();
  if (workspace) return <Shell workspace={workspace} onReconnect={refresh} />;
  return (
    <main className="starting" aria-busy={!isUnreachable}>
      <p role="status">
        {isUnreachable ? 'The sandbox has stopped. Run npm run sandbox again.' : 'Opening the sandbox…'}
      </p>
    </main>
  );
}
