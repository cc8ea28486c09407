import { text } from '../schema-parts.ts';

/** Every block may have an id; without one Slack makes it. */
export const identified = { block_id: text(0, 255).optional() };
