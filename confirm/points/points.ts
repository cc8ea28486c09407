import type { Points } from '../point.ts';
import { AWS_POINTS } from './aws/aws-points.ts';
import { SLACK_POINTS } from './slack/slack-points.ts';

/** All beliefs about AWS and Slack that a program or a person should confirm. */
export const POINTS: Points = { aws: AWS_POINTS, slack: SLACK_POINTS };
