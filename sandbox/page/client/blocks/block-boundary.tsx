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

/** Shows a note instead of a block that throws, so that the page survives. React needs a class for this. */
export class BlockBoundary extends Component<BlockBoundaryProps, BlockBoundaryState> {
  override state: BlockBoundaryState = { of: undefined, hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  /** A new version of the block is drawn again. */
  static getDerivedStateFromProps({ of }: BlockBoundaryProps, state: BlockBoundaryState) {
    return of === state.of ? null : { of, hasFailed: false };
  }

  override render() {
    return this.state.hasFailed ? <Unknown type={this.props.of.type} /> : this.props.children;
  }
}
