import { SCENARIO_IDS } from '../../src/scenario/demo.ts';
import { scenarioOf } from '../../src/scenario/scenarios.ts';
import { fullDemo } from '../contract/sample-demos.ts';
import { describeScenario } from '../contract/scenario.ts';

for (const scenario of SCENARIO_IDS) describeScenario(scenarioOf({ scenario }), { ...fullDemo(), scenario });
