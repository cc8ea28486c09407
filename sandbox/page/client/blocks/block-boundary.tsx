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

/** A block that cannot be drawn must not take the page with it. React asks for a class here. */
export class BlockBoundary extends Component<BlockBoundaryProps, BlockBoundaryState> {
  override state: BlockBoundaryState = { of: undefined, hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  /** The next version of the block gets another chance. */
  static getDerivedStateFromProps({ of }: BlockBoundaryProps, state: BlockBoundaryState) {
    return of === state.of ? null : { of, hasFailed: false };
  }

  override render() {
    return this.state.hasFailed ? <Unknown type={this.props.of.type} /> : this.props.children;
  }
}
