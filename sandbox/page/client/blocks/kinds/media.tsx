import type { FileBlock, VideoBlock } from '@slack/types';
import { useTexts } from '../../text/use-texts.ts';
import { PlainText } from '../text/text.tsx';

/** A link to a video, because the page does not load videos from other servers. */
export function Video({ of }: { readonly of: VideoBlock }) {
  return (
    <div className="card">
      <p className="card-title">
        <span aria-hidden="true">▶ </span>
        <a href={of.title_url ?? of.video_url} target="_blank" rel="noreferrer">
          <PlainText of={of.title} />
        </a>
      </p>
      <p className="soft">{[of.provider_name, of.author_name, of.alt_text].filter(Boolean).join(' · ')}</p>
      {of.description && (
        <p>
          <PlainText of={of.description} />
        </p>
      )}
    </div>
  );
}

export function FileCard({ of }: { readonly of: FileBlock }) {
  return (
    <div className="card">
      <p className="card-title">
        <span aria-hidden="true">📄 </span>
        {of.external_id}
      </p>
      <p className="soft">{useTexts().blocks.remoteFile}</p>
    </div>
  );
}
