/**
 * One call from end to end in a headless browser: prints each step and each request to the
 * recorder, and leaves a picture of each step in `.output/tour/`. The real extension, a real
 * browser, real key presses; only the telephone is played.
 */
import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { AGENT, takeSeat } from '../test/e2e/seat';
import type { Seat } from '../test/e2e/seat';
import { logLine } from '../lib/simulator/lines';

const FOLDER = resolve('.output', 'tour');
const POPUP = { width: 360, height: 600 };
const WINDOW = { width: 1280, height: 800 };
const ACCOUNT = '1001';

let pictures = 0;

function step(text: string): void {
  console.log(`\n● ${text}`);
}

async function picture(page: Page, name: string, viewport = WINDOW): Promise<void> {
  pictures += 1;
  await page.bringToFront();
  await page.setViewport({ ...viewport, deviceScaleFactor: 2 });
  const number = String(pictures).padStart(2, '0');
  await page.screenshot({ path: `${FOLDER}/${number}-${name}.png` });
  console.log(`  picture ${number}-${name}.png`);
}

async function walk(seat: Seat): Promise<void> {
  const { simulator, browser, crm } = seat;
  const agent = { user: AGENT };
  step(`The recorder's stand-in answers at ${simulator.address}`);
  step(`A demo CRM is open at ${crm.address}`);
  step('The extension is installed (production build) and set up from a settings file');
  const options = await seat.openOptions();
  await options.tells('Service');
  await picture(options.page, 'options');
  await options.page.close();

  const screen = await seat.openScreen();
  await screen.shows('No call recorded');
  await picture(screen.page, 'no-call', POPUP);

  step('A customer calls: the recorder starts recording by itself');
  simulator.ring(agent);
  await screen.shows('Recording');
  await picture(screen.page, 'recording', POPUP);

  step(`The agent opens the customer's record: its number ${ACCOUNT} is assigned to the recording`);
  const page = await seat.openCrm('/accounts');
  await picture(page.page, 'crm-accounts');
  const assigned = simulator.untilRequest('AssignField');
  await page.follow(ACCOUNT);
  await assigned;
  await picture(page.page, 'crm-record');
  await screen.page.bringToFront();
  await screen.tells(ACCOUNT);
  await picture(screen.page, 'tagged', POPUP);

  step('The customer wants to pay by card: the agent opens the card page');
  await page.page.bringToFront();
  await page.follow('Take payment');
  await picture(page.page, 'crm-card-page');

  step('The agent presses Alt+P: secure pause');
  await browser.pressShortcut('Alt+P');
  await screen.page.bringToFront();
  await screen.shows('Protected');
  console.log(`  ${await screen.status()}`);
  console.log(`  ${await screen.plane('Audio and screen')}`);
  console.log(`  ${await screen.plane('Desktop')}`);
  await picture(screen.page, 'protected', POPUP);

  step('The card was taken: the agent presses Alt+R, and recording goes on');
  await browser.pressShortcut('Alt+R');
  await screen.shows('Recording');
  await picture(screen.page, 'recording-again', POPUP);

  step("The call ends: the recording's link is written into the customer's record");
  await page.page.bringToFront();
  await page.follow('Accounts');
  await page.follow(ACCOUNT);
  const callIndex = simulator.truth().ports[0]?.active?.callIndex ?? '';
  simulator.endCall(agent);
  await page.holdsLinkOf(callIndex);
  console.log(`  in the record: ${await page.recordingLink()}`);
  await picture(page.page, 'crm-link-written');
  await screen.page.bringToFront();
  await screen.shows('No call recorded');
  await screen.tells('In the field of its record');
  await picture(screen.page, 'call-ended', POPUP);
}

await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const seat = await takeSeat('chromium');
const stop = seat.simulator.server.onRequest((entry) => {
  if (entry.fate !== 'open') console.log(`  ${logLine(entry)}`);
});
try {
  await walk(seat);
  console.log(`\nDone: ${String(pictures)} pictures in .output/tour/`);
} finally {
  stop();
  await seat.leave();
}
