import { expect, test } from 'vitest';
import { type Home, type Standing, standingOf } from '../../../src/slack/people/standing.ts';

const TEAM: Home = { team_id: 'T0OURS', enterprise_id: null };
const GRID: Home = { team_id: 'T0OURS', enterprise_id: 'E0OURS' };
const WHOLE_GRID: Home = { team_id: 'E0OURS', enterprise_id: 'E0OURS' };

const inGrid = (enterprise_id: string) => ({ enterprise_user: { enterprise_id } });

test.each<[string, Parameters<typeof standingOf>[0], Home | undefined, Standing]>([
  ['of this workspace', { team_id: 'T0OURS' }, TEAM, 'member'],
  ['whose team Slack does not name', {}, TEAM, 'member'],
  ['of another workspace, who shares a channel', { team_id: 'T0THEIRS', is_stranger: false }, TEAM, 'stranger'],
  ['of another workspace, if the bot’s workspace is not known', { team_id: 'T0THEIRS' }, undefined, 'member'],
  ['whom Slack calls a stranger, if the bot’s workspace is not known', { is_stranger: true }, undefined, 'stranger'],
  ['of a Grid, if the bot is in no Grid', { team_id: 'T0THEIRS', ...inGrid('E0THEIRS') }, TEAM, 'stranger'],
  ['of another team of the same Grid', { team_id: 'T0OTHER', ...inGrid('E0OURS') }, GRID, 'member'],
  ['of the same Grid, without a team', inGrid('E0OURS'), GRID, 'member'],
  ['of another Grid', { team_id: 'T0OURS', ...inGrid('E0THEIRS') }, GRID, 'stranger'],
  ['of another Grid, named in a plain field', { team_id: 'T0THEIRS', enterprise_id: 'E0THEIRS' }, GRID, 'stranger'],
  ['of a workspace in no Grid, if the bot is in a Grid', { team_id: 'T0THEIRS' }, GRID, 'stranger'],
  ['of the Grid in which the bot is installed', { team_id: 'T0ANY', ...inGrid('E0OURS') }, WHOLE_GRID, 'member'],
  ['of another Grid than the bot’s whole Grid', { team_id: 'T0ANY', ...inGrid('E0THEIRS') }, WHOLE_GRID, 'stranger'],
  ['who has left', { team_id: 'T0OURS', deleted: true }, TEAM, 'deactivated'],
  ['who is a guest', { team_id: 'T0OURS', is_restricted: true }, TEAM, 'guest'],
  ['who is a guest of one channel', { team_id: 'T0OURS', is_ultra_restricted: true }, TEAM, 'guest'],
  ['who is a bot', { team_id: 'T0OURS', is_bot: true }, TEAM, 'bot'],
])('the standing of a person %s is recognized', (_, user, home, standing) => {
  expect(standingOf(user, home)).toBe(standing);
});
