/** CRM pages with the extension in Chromium. The long run of it all is `npm run matrix`. */
import { atOneSeat } from './at-one-seat';
import { cardForm } from './card-form-part';
import { matrix } from './matrix-part';
import { pageApi } from './page-api-part';
import { quiet } from './quiet-part';
import { storm } from './storm-part';
import { who } from './who-part';

atOneSeat('chromium', [matrix('chromium'), storm(), quiet(), pageApi(), cardForm(), who()]);
