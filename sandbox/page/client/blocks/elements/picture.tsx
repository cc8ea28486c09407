import type { ImageBlock, ImageElement } from '@slack/types';
import { useState } from 'react';
import { useTexts } from '../../text/use-texts.ts';
import { useViewer } from '../viewer.ts';

/** An image. A file of the workspace is loaded with the rights of the person who looks at it. */
export function Picture(props: {
  readonly of: ImageBlock | ImageElement;
  readonly size: 'full' | 'thumbnail' | 'icon';
}) {
  const { userId } = useViewer();
  const texts = useTexts().blocks;
  const [failedSource, setFailedSource] = useState<string>();
  const source = sourceOf(props.of, userId);
  const elsewhere = 'image_url' in props.of ? props.of.image_url : undefined;
  if (elsewhere && props.size === 'icon') return <SmallElsewhere text={props.of.alt_text} />;
  if (elsewhere) return <Elsewhere url={elsewhere} text={props.of.alt_text} />;
  if (!source || source === failedSource)
    return <p className="picture-missing">{texts.noPicture(props.of.alt_text)}</p>;
  return (
    <img
      className={`picture picture-${props.size}`}
      src={source}
      alt={props.of.alt_text}
      data-scannable={props.size === 'full' || undefined}
      onError={() => setFailedSource(source)}
    />
  );
}

/** A link to a picture on another server, which the page does not load. */
function Elsewhere({ url, text }: { readonly url: string; readonly text: string }) {
  return (
    <a className="picture-missing" href={url} target="_blank" rel="noreferrer">
      🖼️ {text}
    </a>
  );
}

/** An emoji in place of a small picture on another server. It is not a link, because an icon can be inside a button. */
function SmallElsewhere({ text }: { readonly text: string }) {
  return (
    <span role="img" aria-label={text} title={text}>
      🖼️
    </span>
  );
}

function sourceOf(image: ImageBlock | ImageElement, userId: string): string | undefined {
  const file = 'slack_file' in image ? image.slack_file : undefined;
  if (!file || !('id' in file) || !file.id) return undefined;
  return `/_person/${encodeURIComponent(userId)}/files/${encodeURIComponent(file.id)}`;
}
