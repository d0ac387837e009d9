/**
 * Opens a browser window with the extension set up for a simulated recorder and a demo CRM, and
 * keeps all three running until the browser is closed.
 */
import { takeSeat } from '../test/e2e/seat';

const seat = await takeSeat('chromium', { headed: true });
await seat.openCrm('/accounts');
console.log(`
The demo is running. In the browser that has opened:
  1. Press “Ring” in the bar at the top of the demo CRM: a call comes in and is recorded.
  2. Open an account: its number is assigned to the recording.
  3. Open “Take payment” and press Alt+P: secure pause. Alt+R resumes.
  4. Press “End call”: the recording's link is written into the account.
The extension's popup is behind the puzzle piece of the toolbar; pin it to keep the badge in sight.

  Simulated recorder  ${seat.simulator.address}
  Demo CRM            ${seat.crm.address}

Close the browser to end the demo.`);
await seat.browser.closed();
await seat.leave();
