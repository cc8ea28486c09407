import type { AlertBlock, PlanBlock, TaskCardBlock } from '@slack/types';
import { useTexts } from '../../text/use-texts.ts';
import { Text } from '../text/text.tsx';
import { RichText } from './rich-text.tsx';

export function Alert({ of }: { readonly of: AlertBlock }) {
  return (
    <div className={`alert alert-${of.level ?? 'default'}`}>
      <Text of={of.text} />
    </div>
  );
}

export function TaskCard({ of }: { readonly of: TaskCardBlock }) {
  const { tasks } = useTexts().blocks;
  return (
    <div className="card">
      <p className="card-title">
        {of.title} <span className={`task-status task-${of.status}`}>{tasks[of.status ?? 'pending']}</span>
      </p>
      {of.details && <RichText of={of.details} />}
      {of.output && <RichText of={of.output} />}
      {of.sources && (
        <p className="soft">
          {of.sources.map(({ url, text }) => (
            <a key={url} className="source" href={url} target="_blank" rel="noreferrer">
              {text}
            </a>
          ))}
        </p>
      )}
    </div>
  );
}

/** A plan and its tasks. The `type` of these tasks may be missing. */
export function Plan({ of }: { readonly of: PlanBlock }) {
  const tasks = (of.tasks ?? []) as readonly TaskCardBlock[];
  return (
    <div className="card">
      <p className="card-title">{of.title}</p>
      {tasks.map((task) => (
        <TaskCard key={task.task_id} of={task} />
      ))}
    </div>
  );
}
