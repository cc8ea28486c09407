import * as z from 'zod';
import type { Actor } from '../../scenario/participant/operations.ts';

const idSchema = z.string().min(1);
const commandSchema = z.object({ user_id: idSchema, team_id: idSchema, enterprise_id: idSchema.optional() });
const eventSchema = z.object({
  team_id: idSchema,
  enterprise_id: idSchema.nullish(),
  event: z.object({ user: idSchema }),
});
const interactionSchema = z.object({
  user: z.object({ id: idSchema, team_id: idSchema.optional() }),
  team: z.object({ id: idSchema, enterprise_id: idSchema.optional() }).nullish(),
  enterprise: z.object({ id: idSchema }).nullish(),
});

/**
 * Returns the person whose action caused a payload. On an Enterprise Grid, `workspaceId` is the id of the enterprise,
 * because a person acts in many workspaces there.
 * @throws ZodError when the payload names no person
 */
export function actorOf(payload: unknown): Actor {
  const command = commandSchema.safeParse(payload).data;
  if (command) return { workspaceId: command.enterprise_id ?? command.team_id, userId: command.user_id };
  const told = eventSchema.safeParse(payload).data;
  if (told) return { workspaceId: told.enterprise_id ?? told.team_id, userId: told.event.user };
  const { user, team, enterprise } = interactionSchema.parse(payload);
  const workspaceId = enterprise?.id ?? team?.enterprise_id ?? team?.id ?? idSchema.parse(user.team_id);
  return { workspaceId, userId: user.id };
}
