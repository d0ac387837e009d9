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
  onCopyLink: nothing,
  onAllow: nothing,
  onSetUp: nothing,
};

/** Draws the story named after `#` in the address; without one, lists their names for the photographer. */
function draw(): void {
  const root = document.getElementById('app');
  const story = STORIES[location.hash.slice(1)];
  document.documentElement.dataset['stories'] = Object.keys(STORIES).join(' ');
  if (!root) return;
  render(story ? <RecorderScreen {...story} actions={actions} /> : null, root);
  document.documentElement.dataset['shown'] = location.hash.slice(1);
}

addEventListener('hashchange', draw);
draw();
