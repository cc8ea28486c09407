import { sessionToken } from '../../src/scenario/session-token/scenario.ts';
import { fullDemo } from '../contract/sample-demos.ts';
import { describeScenario } from '../contract/scenario.ts';

describeScenario(sessionToken, fullDemo().state);
