import type { ModalView } from '@slack/types';
import { Avatar } from '../../sandbox/page/client/avatar.tsx';
import { FollowContext } from '../../sandbox/page/client/blocks/follow.ts';
import { type Viewer, ViewerContext } from '../../sandbox/page/client/blocks/viewer.ts';
import { CloseIcon } from '../../sandbox/page/client/icons.tsx';
import { LooseForm } from '../../sandbox/page/client/modal/loose-form.tsx';
import { ModalFoot } from '../../sandbox/page/client/modal/modal-foot.tsx';
import { textsOf } from '../../sandbox/page/client/text/texts.ts';
import { TextsContext } from '../../sandbox/page/client/text/use-texts.ts';
import type { Payload } from '../../test/slack/every-payload.ts';
import { hiddenWords } from './hidden-words.ts';

const NAMES: Readonly<Record<string, string>> = {
  U0ANA: 'Ana',
  U0MAX: 'Max',
  U0BOT: 'MFA Demo',
  C0123456789: 'general',
  C9876543210: 'training',
};

const nobody = { clicks: async () => undefined, looksUp: async () => ({ ok: true, options: [] }) as const };

interface ShownProps {
  readonly locale: string;
  readonly payload: Payload;
  /** Unique on the page. */
  readonly id: string;
}

/** One message, window or Home as a person with this language sees it, drawn by the parts of the sandbox page. */
export function Shown({ locale, payload, id }: ShownProps) {
  const viewer: Viewer = {
    userId: id,
    locale,
    nameOf: (one) => NAMES[one] ?? one,
    people: [],
    channels: [],
    conversations: [],
  };
  const hidden = hiddenWords(payload);
  return (
    <div className="shown" lang={locale} data-payload={payload.name}>
      <TextsContext value={textsOf(locale)}>
        <ViewerContext value={viewer}>
          <FollowContext value={() => false}>
            <Surface payload={payload} id={id} />
          </FollowContext>
        </ViewerContext>
      </TextsContext>
      {hidden.length > 0 && (
        <dl className="hidden-words">
          {hidden.map(({ where, words }) => (
            <div key={`${where} ${words}`}>
              <dt>{where}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function Surface({ payload, id }: Omit<ShownProps, 'locale'>) {
  if (payload.kind === 'message') {
    return (
      <div className="message">
        <Avatar name="MFA Demo" isApp />
        <div className="message-body">
          <LooseForm placeId={id} blocks={payload.body.blocks} at={{ viewId: id }} actions={nobody} />
        </div>
      </div>
    );
  }
  const view = payload.body as ModalView | { readonly type: 'home'; readonly blocks: readonly object[] };
  const body = <LooseForm placeId={id} blocks={view.blocks} at={{ viewId: id }} actions={nobody} />;
  return view.type === 'modal' ? <Window view={view}>{body}</Window> : <div className="home">{body}</div>;
}

function Window({ view, children }: { readonly view: ModalView; readonly children: React.ReactNode }) {
  const closeLabel = view.close?.text ?? 'Cancel';
  const submitLabel = view.submit?.text;
  const modal = { viewId: '', title: view.title.text, blocks: [], closeLabel, submitLabel, state: 'open' } as const;
  return (
    <div className="modal">
      <div className="modal-head">
        <h2>{view.title.text}</h2>
        <span className="icon-button">
          <CloseIcon />
        </span>
      </div>
      <div className="modal-body">{children}</div>
      <ModalFoot modal={{ ...modal, errors: {} }} isSubmitting={false} onClose={() => undefined} />
    </div>
  );
}
