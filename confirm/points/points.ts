import type { Points } from '../point.ts';
import { AWS_POINTS } from './aws/aws-points.ts';
import { SLACK_POINTS } from './slack/slack-points.ts';

/** All beliefs that nothing proves yet. */
export const POINTS: Points = { aws: AWS_POINTS, slack: SLACK_POINTS };
