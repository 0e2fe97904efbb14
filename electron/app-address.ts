/** The scheme under which the desktop serves its window; nothing else is ever loaded. */
export const appScheme = 'app';
const appHost = 'ledger';
/** Origin of the one page that may call. */
export const appOrigin = `${appScheme}://${appHost}`;
export const appPage = `${appOrigin}/`;

/** The one channel on which the window calls its host. */
export const callChannel = 'shanhai:call';
/** The one channel on which the host tells the window something: a word of `menuCommands`. */
export const menuChannel = 'shanhai:menu';
