import { Component } from 'react';
import { Unknown } from './unknown.tsx';

interface BlockBoundaryProps {
  readonly of: { readonly type: string };
  readonly children: React.ReactNode;
}

interface BlockBoundaryState {
  readonly of: object | undefined;
  readonly hasFailed: boolean;
}

/** Shows a note instead of a block that throws, and still shows the rest of the page. React needs a class for this. */
export class BlockBoundary extends Component<BlockBoundaryProps, BlockBoundaryState> {
  override state: BlockBoundaryState = { of: undefined, hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  /** If the block has changed, tries again to draw it. */
  static getDerivedStateFromProps({ of }: BlockBoundaryProps, state: BlockBoundaryState) {
    return of === state.of ? null : { of, hasFailed: false };
  }

  override render() {
    return this.state.hasFailed ? <Unknown type={this.props.of.type} /> : this.props.children;
  }
}
