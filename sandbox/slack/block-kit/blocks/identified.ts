import { text } from '../schema-parts.ts';

/** Every block may have an id. Slack makes one for a block without it. */
export const identified = { block_id: text(0, 255).optional() };
