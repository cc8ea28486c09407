import { debriefOf } from '../../src/scenario/workshop/debrief.ts';
import { sessionTokenFace as face } from '../../src/slack/scenarios/session-token/face.ts';
import { debriefChart } from '../../src/slack/tell/debrief-chart.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { SEATS, sampleWorkshop } from '../scenario/workshop/sample-seats.ts';

/** For build.slow.test.ts: draws a debrief from a bundle; the drawer and the fonts are beside the bundle. */
const { png } = await debriefChart(debriefOf(sampleWorkshop(), SEATS, face), face, textOf('ja'));
process.stdout.write(png.toString('base64'));
