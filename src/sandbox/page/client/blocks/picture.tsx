import type { ImageBlock, ImageElement } from '@slack/types';
import { useState } from 'react';
import { useViewer } from './viewer.ts';

/** An image; one of the workspace's own files is read as the person who looks at it. */
export function Picture(props: {
  readonly of: ImageBlock | ImageElement;
  readonly size: 'full' | 'thumbnail' | 'icon';
}) {
  const { userId } = useViewer();
  const [failedSource, setFailedSource] = useState<string>();
  const source = sourceOf(props.of, userId);
  if (!source || source === failedSource)
    return <p className="picture-missing">Picture not available: {props.of.alt_text}</p>;
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

function sourceOf(image: ImageBlock | ImageElement, userId: string): string | undefined {
  if ('image_url' in image && image.image_url) return image.image_url;
  const file = 'slack_file' in image ? image.slack_file : undefined;
  if (!file || !('id' in file) || !file.id) return undefined;
  return `/_person/${encodeURIComponent(userId)}/files/${encodeURIComponent(file.id)}`;
}
