import type { Node } from '@takumi-rs/core';
import type { Debrief } from '../../../scenario/workshop/debrief.ts';
import type { Text } from '../../text/en.ts';
import type { Face } from '../face.ts';
import { clip } from '../limits.ts';
import { type StepFigures, stepFigures } from './figures.ts';

type Style = NonNullable<Node['style']>;

/** A picture as data: its size in pixels and its content. debrief-chart.ts draws it. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly content: Node;
  /** The content in words, as alternative text. */
  readonly alt: string;
}

/** Slack's limit for the alternative text of an image block, in characters. */
const MOST_ALT = 2000;
/** The most steps that are still readable. No lesson has that many. */
const MOST_ROWS = 12;
const [WIDTH, ROW, MARGIN] = [1000, 62, 36];
const [NAME_WIDTH, PEOPLE_WIDTH, TIME_WIDTH] = [220, 420, 288];
const [PEOPLE_BAR, TIME_BAR] = [210, 170];
/**
 * The colours of the text and the bars have a contrast of at least 4.5:1 on the white background. The background is
 * opaque, so the picture is also readable in dark mode.
 */
const COLORS = {
  background: '#ffffff',
  border: '#dddddd',
  ink: '#1d1c1d',
  people: '#1264a3',
  time: '#5b4b9a',
  stopped: '#a3421b',
};

/**
 * Returns the debrief as a picture: how many people began each step, how many stopped in it, its median time, and how
 * many people finished.
 */
export function debriefPicture(debrief: Debrief, face: Pick<Face, 'about' | 'steps'>, text: Text): Picture {
  const { title, chart } = text.debrief;
  const steps = stepFigures(debrief, face, text).slice(0, MOST_ROWS);
  const finished = { name: chart.finished, reached: debrief.finished, droppedOff: 0 };
  const rows = [...steps, finished];
  const heads = box({ height: 44, alignItems: 'center' }, [
    box({ width: NAME_WIDTH, flexShrink: 0 }, []),
    label(chart.people, { width: PEOPLE_WIDTH, fontWeight: 700 }),
    label(chart.times, { width: TIME_WIDTH, fontWeight: 700 }),
  ]);
  const most = largest(rows);
  const content = box(
    {
      width: '100%',
      height: '100%',
      flexDirection: 'column',
      padding: MARGIN,
      backgroundColor: COLORS.background,
      borderWidth: 2,
      borderStyle: 'solid',
      borderColor: COLORS.border,
      color: COLORS.ink,
      fontSize: 19,
    },
    [
      label(clip(title(face.about(text).name), 80), { height: 50, fontSize: 26, fontWeight: 700 }),
      heads,
      ...rows.map((row) => rowOf(row, most, text)),
    ],
  );
  return { width: WIDTH, height: 2 * MARGIN + 94 + rows.length * ROW, content, alt: altOf(rows, text) };
}

interface Most {
  readonly people: number;
  readonly ms: number;
}

function largest(rows: readonly StepFigures[]): Most {
  return {
    people: Math.max(1, ...rows.map(({ reached }) => reached)),
    ms: Math.max(1, ...rows.map(({ medianMs = 0 }) => medianMs)),
  };
}

function rowOf({ name, reached, droppedOff, medianMs, time }: StepFigures, most: Most, { debrief }: Text): Node {
  const length = (count: number) => (PEOPLE_BAR * count) / most.people;
  const stopped = droppedOff === 0 ? [] : [label(`${debrief.chart.stopped}: ${droppedOff}`, { color: COLORS.stopped })];
  return box({ height: ROW, alignItems: 'center' }, [
    label(clip(name, 40), { width: NAME_WIDTH, paddingRight: 16, lineClamp: 2 }),
    box({ width: PEOPLE_WIDTH, flexShrink: 0, alignItems: 'center' }, [
      bar(length(reached - droppedOff), COLORS.people),
      bar(length(droppedOff), COLORS.stopped),
      box({ flexDirection: 'column', paddingLeft: 10 }, [label(`${reached}`, { fontWeight: 700 }), ...stopped]),
    ]),
    box({ width: TIME_WIDTH, alignItems: 'center' }, [
      bar((TIME_BAR * (medianMs ?? 0)) / most.ms, COLORS.time),
      label(time ?? '', { fontWeight: 700, paddingLeft: 10 }),
    ]),
  ]);
}

function altOf(rows: readonly StepFigures[], { debrief }: Text): string {
  const { chart } = debrief;
  const people = rows.map(({ name, reached, droppedOff }) => {
    const stopped = droppedOff === 0 ? '' : ` (${chart.stopped}: ${droppedOff})`;
    return `${name} ${reached}${stopped}`;
  });
  const times = rows.flatMap(({ name, time }) => (time === undefined ? [] : [`${name} ${time}`]));
  return clip(chart.alt(people.join(', '), times.join(', ') || '–'), MOST_ALT);
}

function bar(width: number, backgroundColor: string): Node {
  return box({ width, height: 30, flexShrink: 0, backgroundColor }, []);
}

function box(style: Style, children: Node[]): Node {
  return { type: 'container', style: { display: 'flex', ...style }, children };
}

function label(text: string, style: Style): Node {
  return { type: 'text', text, style: { flexShrink: 0, lineHeight: 1.2, ...style } };
}
