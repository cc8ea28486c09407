import { sessionToken } from '../../src/scenario/session-token/scenario.ts';
import { sessionTokenFace } from '../../src/slack/scenarios/session-token/face.ts';
import { describeFace } from '../contract/face.ts';
import { fullDemo } from '../contract/sample-demos.ts';
import { describeScenario } from '../contract/scenario.ts';

describeScenario(sessionToken, fullDemo().state);
describeFace(sessionTokenFace, sessionToken);
