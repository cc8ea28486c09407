import type { AwsView } from '../../../sandbox/aws/view/view-types.ts';
import type { SlackSwitches, SwitchOrder } from '../../../sandbox/slack/person/types.ts';
import type { SnapshotStream } from './event-stream.ts';

/** Stores the switches and faults that the page sets for AWS and Slack, and returns them. They affect no call. */
export class FixtureFaults {
  readonly slackOrders: SwitchOrder[] = [];
  readonly awsFaults: object[] = [];
  /** The number of sockets that the app has open. */
  connections = 1;
  #aws: SnapshotStream<AwsView>;
  #switches: SlackSwitches = {
    rateLimitNext: 0,
    slowAppMs: 0,
    rateTiers: false,
    deliverTwice: false,
    enforceScopes: true,
    fileProcessingMs: 1000,
    ackLimitMs: 3000,
    triggerLifeMs: 3000,
    delivery: { kind: 'socket', connections: 0 },
  };

  constructor(aws: SnapshotStream<AwsView>) {
    this.#aws = aws;
  }

  async slack(request: Request): Promise<Response> {
    if (request.method === 'POST') {
      const order = (await request.json()) as SwitchOrder;
      const { action, ...settings } = order;
      this.slackOrders.push(order);
      this.#switches = { ...this.#switches, ...settings } as SlackSwitches;
    }
    return Response.json({ ...this.#switches, delivery: { kind: 'socket', connections: this.connections } });
  }

  async aws(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const view = this.#aws.value;
    if (pathname === '/_sandbox/throttle') {
      const { perSecond } = (await request.json()) as { perSecond: number | null };
      this.#aws.show({ ...view, throttle: { ...view.throttle, perSecond } });
    }
    if (pathname === '/_sandbox/clock') {
      const { offsetSeconds } = (await request.json()) as { offsetSeconds: number };
      this.#aws.show({ ...view, clock: { ...view.clock, offsetSeconds } });
    }
    if (pathname === '/_sandbox/faults' && request.method === 'POST') {
      this.awsFaults.push((await request.json()) as object);
    }
    if (request.method === 'DELETE') this.awsFaults.length = 0;
    return Response.json(this.awsFaults);
  }
}
