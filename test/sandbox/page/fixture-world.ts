import QRCode from 'qrcode';
import type { AwsView } from '../../../sandbox/aws/view/view-types.ts';
import { type Page, startPage } from '../../../sandbox/page/server.ts';
import type { Screen, TrafficEntry } from '../../../sandbox/slack/person/types.ts';
import { EntryStream, SnapshotStream } from './event-stream.ts';
import { FixtureFaults } from './fixture-faults.ts';
import { emptyAws, emptyScreen, workspace as ourWorkspace, personas } from './sample-world.ts';

export const otpauthUri = 'otpauth://totp/Amazon%20Web%20Services:mfa-demo-k3v9@123456789012?secret=JBSWY3DPEHPK3PXP';

/** An action that the page sends for a person, as in sandbox/slack/person/types.ts. */
interface Action {
  readonly userId: string;
  readonly action: string;
  readonly body: unknown;
}

/**
 * A server of the page, without Slack and AWS. Tests set the screens that it shows, and read the actions that it gets.
 */
export class FixtureWorld {
  readonly aws = new SnapshotStream<AwsView>(emptyAws);
  readonly screens = new Map(personas.map((me) => [me.userId, new SnapshotStream<Screen>(emptyScreen(me))]));
  readonly traffic = new EntryStream<TrafficEntry>();
  readonly faults = new FixtureFaults(this.aws);
  readonly actions: Action[] = [];
  workspace = ourWorkspace;
  restarts = 0;
  /** Returns the answer to an action. Tests replace it. */
  answer: (action: Action) => object = () => ({ ok: true });
  page!: Page;

  static async start({
    port = 0,
    hasAws = true,
    workspace = ourWorkspace,
    isOtherApp = false,
  } = {}): Promise<FixtureWorld> {
    const world = new FixtureWorld();
    world.workspace = workspace;
    world.page = await startPage({
      port,
      mounts: {
        '/_person': (request) => world.#person(request),
        ...(hasAws ? { '/_sandbox': (request: Request) => world.#sandbox(request) } : {}),
      },
      isOtherApp,
      restartStory: hasAws
        ? async () => {
            world.restarts += 1;
          }
        : undefined,
    });
    return world;
  }

  /** Changes the screen of this person. */
  show(userId: string, change: (screen: Screen) => Partial<Screen>): void {
    const stream = this.screens.get(userId)!;
    stream.show({ ...stream.value, ...change(stream.value), revision: stream.value.revision + 1 });
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #person(request: Request): Promise<Response> {
    const [userId = '', action = '', detail] = new URL(request.url).pathname.split('/').slice(2);
    if (userId === 'workspace') return Response.json(this.workspace);
    if (userId === 'traffic') return this.traffic.respond();
    if (userId === 'switches') return this.faults.slack(request);
    const screen = this.screens.get(userId);
    if (!screen) return Response.json({ ok: false, error: 'unknown_person' }, { status: 404 });
    if (action === 'screen') return detail === 'stream' ? screen.respond() : Response.json(screen.value);
    if (action === 'files') return this.#file(detail);
    const done = { userId, action, body: await request.json() };
    this.actions.push(done);
    return Response.json(await this.answer(done));
  }

  #sandbox(request: Request): Response | Promise<Response> {
    const { pathname } = new URL(request.url);
    return pathname === '/_sandbox/view/stream' ? this.aws.respond() : this.faults.aws(request);
  }

  async #file(fileId: string | undefined): Promise<Response> {
    if (fileId !== 'F0QR') return new Response('not found', { status: 404 });
    const png = await QRCode.toBuffer(otpauthUri, { margin: 4, scale: 6 });
    return new Response(new Uint8Array(png), { headers: { 'Content-Type': 'image/png' } });
  }
}
