import type { FileKind } from '../../db/domain/host-contract.ts';

/** What the desktop says outside its page: menu, title, dialogs. */
export interface DesktopWords {
  readonly product: string;
  readonly menu: {
    readonly file: string;
    readonly save: string;
    readonly backup: string;
    readonly importSheet: string;
    readonly print: string;
    readonly quit: string;
    readonly edit: string;
    readonly undo: string;
    readonly redo: string;
    readonly cut: string;
    readonly copy: string;
    readonly paste: string;
    readonly selectAll: string;
    readonly find: string;
    readonly view: string;
    readonly zoomIn: string;
    readonly zoomOut: string;
    readonly resetZoom: string;
    readonly fullScreen: string;
    readonly window: string;
    readonly minimise: string;
    readonly hide: string;
    readonly help: string;
    readonly manual: string;
    readonly settings: string;
    readonly about: string;
  };
  readonly about: {
    /** What the program is, and that it needs no network. */
    readonly what: string;
    readonly version: (version: string) => string;
    readonly close: string;
  };
  readonly unsaved: {
    readonly message: string;
    readonly detail: string;
    readonly stay: string;
    readonly discard: string;
  };
  readonly working: {
    readonly title: string;
    readonly message: string;
    readonly detail: string;
    readonly wait: string;
  };
  readonly crashed: { readonly title: string; readonly text: string };
  readonly printFailed: { readonly title: string; readonly text: string };
  readonly pick: {
    readonly folder: string;
    readonly file: string;
    readonly choose: string;
    readonly open: string;
    readonly kinds: { readonly [K in FileKind]: string };
  };
}
