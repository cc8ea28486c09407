import type { Demo } from '../demo.ts';
import type { DemoStore } from '../ports/demo-store.ts';
import type { Actor } from './operations.ts';

/** The demo if it is this person's; somebody else's is as good as none. */
export async function ownDemo(store: DemoStore, actor: Actor, demoId: string): Promise<Demo | undefined> {
  const demo = await store.load(demoId);
  const isOwn = demo?.participant.userId === actor.userId && demo.participant.workspaceId === actor.workspaceId;
  return isOwn ? demo : undefined;
}
