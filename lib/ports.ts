/** Name of the port over which a `View` comes, once at connect and at each change. */
export const VIEW_PORT = 'view';

/** Name of the port a configured CRM page holds open, so that a killed background comes back. */
export const CRM_PORT = 'crm';

/** Name of the port over which the options page drives the picker in a page. */
export const PICKER_PORT = 'picker';
