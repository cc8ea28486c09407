import { debriefOf } from '../../src/scenario/workshop/debrief.ts';
import { sessionTokenFace as face } from '../../src/slack/scenarios/session-token/face.ts';
import { debriefChart } from '../../src/slack/tell/debrief-chart.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { SEATS, sampleWorkshop } from '../scenario/workshop/sample-seats.ts';

/** build.slow.test.ts bundles and runs this program. It draws the chart of a debrief and prints the picture. */
const { png } = await debriefChart(debriefOf(sampleWorkshop(), SEATS, face), face, textOf('ja'));
process.stdout.write(png.toString('base64'));
