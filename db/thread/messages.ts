import type { Result } from '../domain/failure.ts';

/** What travels between the host (`store-client.ts`) and the store thread (`store-thread.ts`), structured-cloned. */

/** Where time, chance and ids come from: the machine, or a seed for repeatable tests. */
export type PortsChoice =
  | { readonly kind: 'system' }
  /** `start` is an ISO instant. */
  | { readonly kind: 'seeded'; readonly seed: number; readonly start: string };

export interface StoreThreadOptions {
  /** Absolute path of the folder that holds the store, its lock, backups and logs; made if it does not exist. */
  readonly dataDir: string;
  /** Absolute path of the folder that holds `migrations` and `reference`. */
  readonly resourcesDir: string;
  readonly hostKind: 'desktop' | 'browser' | 'cli';
  readonly ports: PortsChoice;
  readonly appVersion: string;
}

export type ToThread =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'file'; readonly id: number; readonly path: Result<string> }
  | { readonly kind: 'close' };

export type FromThread =
  | { readonly kind: 'started'; readonly result: Result<null> }
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'resolveFile'; readonly id: number; readonly token: string };
