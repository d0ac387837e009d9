import './words';
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
  onPractise: nothing,
};

/** Draws the story that the address names; without one, lists their names for the photographer. */
function draw(): void {
  const name = new URLSearchParams(location.search).get('story') ?? '';
  const root = document.getElementById('app');
  const story = STORIES[name];
  document.documentElement.dataset['stories'] = Object.keys(STORIES).join(' ');
  if (!root || !story) return;
  const { press = [], ...shown } = story;
  render(<RecorderScreen {...shown} actions={actions} />, root);
  press.forEach((each) => pressed(root, each));
  // Questions that a press led to are drawn a moment later.
  setTimeout(() => (document.documentElement.dataset['shown'] = name), 50);
}

function pressed(root: HTMLElement, name: string): void {
  const all = [...root.querySelectorAll<HTMLElement>('button, summary')];
  all.find((each) => each.textContent === name)?.click();
}

draw();
