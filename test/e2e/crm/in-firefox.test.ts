/** CRM pages with the extension in Firefox. The long run of it all is `npm run matrix`. */
import { atOneSeat } from './at-one-seat';
import { cardForm } from './card-form-part';
import { matrix } from './matrix-part';
import { pageApi } from './page-api-part';
import { windows } from './windows-part';

atOneSeat('firefox', [matrix('firefox'), windows(), pageApi(), cardForm()]);
