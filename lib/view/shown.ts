/** For components, which see a claim only as data. */
export { shownOf } from '../recorder/claim';
