import { render } from 'preact';
import { RecorderScreen } from '../../components/RecorderScreen';
import '../../components/tokens.css';
import '../../components/recorder.css';
import { STORIES } from './stories';

const nothing = (): void => undefined;
const actions = {
  onPause: nothing,
  onResume: nothing,
  onAnswer: nothing,
  onAssign: nothing,
  onCopy: nothing,
  onGiveUp: nothing,
  onReason: nothing,
  onOrder: nothing,
  onNote: () => Promise.resolve(true),
  onWithdraw: nothing,
  onSeen: nothing,
  onAllow: nothing,
  onSetUp: nothing,
};

/** Draws the story named after `#` in the address; without one, lists their names for the photographer. */
function draw(): void {
  const root = document.getElementById('app');
  const story = STORIES[location.hash.slice(1)];
  document.documentElement.dataset['stories'] = Object.keys(STORIES).join(' ');
  if (!root) return;
  // Nothing of what the last story opened may stay open in this one.
  render(null, root);
  if (story) {
    const { press = [], ...shown } = story;
    render(<RecorderScreen {...shown} actions={actions} />, root);
    press.forEach((name) => pressed(root, name));
  }
  // Questions that a press led to are drawn a moment later.
  setTimeout(tellShown, 50);
}

function tellShown(): void {
  document.documentElement.dataset['shown'] = location.hash.slice(1);
}

function pressed(root: HTMLElement, name: string): void {
  const all = [...root.querySelectorAll<HTMLElement>('button, summary')];
  all.find((each) => each.textContent === name)?.click();
}

addEventListener('hashchange', draw);
draw();
