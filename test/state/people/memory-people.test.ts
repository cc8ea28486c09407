import { createMemoryDemoHistory } from '../../../src/state/people/memory-demo-history.ts';
import { createMemoryNotes } from '../../../src/state/people/memory-notes.ts';
import { ANA, describeDemoHistory } from '../../contract/demo-history.ts';
import { describeNotes } from '../../contract/notes.ts';

const NOW = Date.UTC(2026, 0, 5, 9, 30);

function clockAt(now: number) {
  let time = now;
  const pass = (milliseconds: number) => {
    time += milliseconds;
  };
  return { now: () => time, pass };
}

describeDemoHistory('the memory of the process', NOW, async () => {
  const records = new Map<string, string>();
  const clock = clockAt(NOW);
  const key = `history:${JSON.stringify([ANA.workspaceId, ANA.userId])}`;
  return {
    history: createMemoryDemoHistory(clock, records),
    secondHistory: createMemoryDemoHistory(clock, records),
    damage: (text) => void records.set(key, JSON.stringify([text, ...JSON.parse(records.get(key) ?? '[]')])),
    pass: clock.pass,
  };
});

describeNotes('the memory of the process', async () => {
  const clock = clockAt(NOW);
  const notes = createMemoryNotes(clock);
  return { notes, secondNotes: notes, pass: clock.pass };
});
