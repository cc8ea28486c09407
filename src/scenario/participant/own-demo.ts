import type { Demo } from '../demo.ts';
import type { DemoStore } from '../ports/demo-store.ts';
import type { Actor } from './operations.ts';

/** Returns the demo if it belongs to this person, and undefined for another person's demo. @throws UpstreamError */
export async function ownDemo(store: DemoStore, actor: Actor, demoId: string): Promise<Demo | undefined> {
  const demo = await store.load(demoId);
  const isOwn = demo?.participant.userId === actor.userId && demo.participant.workspaceId === actor.workspaceId;
  return isOwn ? demo : undefined;
}
