import type { AlertBlock, PlanBlock, TaskCardBlock } from '@slack/types';
import { RichText } from './rich-text.tsx';
import { Text } from './text.tsx';
import { Unknown } from './unknown.tsx';

export function Alert({ of }: { readonly of: AlertBlock }) {
  return (
    <div className={`alert alert-${of.level ?? 'default'}`}>
      <Text of={of.text} />
    </div>
  );
}

const statusWords = { pending: 'to do', in_progress: 'in progress', complete: 'done', error: 'failed' } as const;

export function TaskCard({ of }: { readonly of: TaskCardBlock }) {
  return (
    <div className="card">
      <p className="card-title">
        {of.title} <span className={`task-status task-${of.status}`}>{statusWords[of.status]}</span>
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

export function Plan({ of }: { readonly of: PlanBlock }) {
  const tasks = (of.tasks ?? []) as readonly { readonly type?: string }[];
  return (
    <div className="card">
      <p className="card-title">{of.title}</p>
      {tasks.map((task, place) =>
        task.type === 'task_card' ? (
          <TaskCard key={(task as TaskCardBlock).task_id} of={task as TaskCardBlock} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a task of an unknown kind has no identity but its place
          <Unknown key={place} type={task.type ?? 'task'} />
        ),
      )}
    </div>
  );
}
