import { Component, type ComponentChildren } from 'preact';
import { notAnswering } from '../lib/view/not-answering';
import { screenFailed } from '../lib/view/words';
import { ReasonList } from './ReasonList';
import { StatusHeader } from './StatusHeader';

interface FailSafeProps {
  readonly children: ComponentChildren;
}

interface FailSafeState {
  readonly failedAt?: number;
}

/**
 * If drawing the screen fails, what stands there would go on standing there, whatever it says. So
 * the broken screen is taken away and replaced by the one thing that is certain.
 */
export class FailSafe extends Component<FailSafeProps, FailSafeState> {
  override state: FailSafeState = {};

  static override getDerivedStateFromError(): FailSafeState {
    return { failedAt: Date.now() };
  }

  override render({ children }: FailSafeProps, { failedAt }: FailSafeState) {
    if (failedAt === undefined) return children;
    const problem = screenFailed();
    return (
      <main class="screen">
        <StatusHeader
          claim={notAnswering(failedAt, { kind: 'not-answering', problem })}
          now={failedAt}
        />
        <ReasonList problems={[problem]} />
      </main>
    );
  }
}
