/** The scheme under which the desktop serves its window; nothing else is ever loaded. */
export const appScheme = 'app';
export const appHost = 'ledger';
/** Origin of the one page that may call. */
export const appOrigin = `${appScheme}://${appHost}`;
export const appPage = `${appOrigin}/`;

/** The one channel between window and host. */
export const callChannel = 'shanhai:call';
