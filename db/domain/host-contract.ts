import { z } from 'zod';
import { attachmentEndings } from './attachment.ts';
import { FailureError, type Result } from './failure.ts';
import { paperSizes } from './paper.ts';
import { refusedPlaces } from './refusal.ts';

/**
 * Calls that the host itself answers, not the services: choosing places on the host's disk. A place is named by an opaque
 * token that the host gave out. The only path that the window sends is one that a person typed, to get a folder's token;
 * the desktop's preload adds that of a file that a person dropped.
 */

const placeToken = z.string().min(1).max(2000);

/** What a Windows, macOS or Linux folder may be called, everywhere. */
const folderName = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\p{C}/\\:*?"<>|]+$/u)
  .refine((name) => !/^[\s.]|[\s.]$/.test(name))
  .refine((name) => !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name));

/** Files that the program reads: workbooks, tables of any kind, records as JSON, backups, and whatever can be attached to a record. */
export const fileKinds = ['xlsx', 'table', 'json', 'sqlite', 'work', 'attachment'] as const;
export type FileKind = (typeof fileKinds)[number];

/** Endings by which a picker finds them, in small letters; what is in a file is judged when it is read. */
export const fileEndings: { readonly [K in FileKind]: readonly string[] } = {
  xlsx: ['xlsx'],
  table: ['xlsx', 'csv'],
  json: ['json'],
  sqlite: ['sqlite'],
  work: ['shlwork'],
  attachment: Object.values(attachmentEndings).flat(),
};

/** Where browsing starts. */
export interface RootPlace {
  readonly token: string;
  readonly kind: 'shared' | 'documents' | 'home' | 'drive';
  /** The folder's own name, or the drive's letter or label. */
  readonly name: string;
}

export interface PlaceEntry {
  readonly token: string;
  readonly kind: 'folder' | 'file';
  readonly name: string;
  /** Size of a file; null for a folder. */
  readonly bytes: number | null;
  /** ISO instant. */
  readonly modified_at: string;
}

export interface FolderListing {
  /** Folders first, then files, each by name. */
  readonly entries: readonly PlaceEntry[];
  /** Entries that were left out because the folder holds too many. */
  readonly left_out: number;
}

/** Longest path that a system takes. */
const typedPath = z.string().min(1).max(4096);

/** A folder or file that a person picked. */
export interface PickedPlace {
  readonly token: string;
  readonly name: string;
}

/** Largest file that is sent as it is when it is dropped: with the third that base64 adds, a call still carries it. */
export const mostDroppedBytes = 14 * 1024 * 1024;

const paper = z.strictObject({ size: z.enum(paperSizes), landscape: z.boolean() });

interface HostCall<I extends z.ZodType, O> {
  readonly input: I;
  /** Type only: outputs are made by our own hosts. */
  readonly output?: O;
}

const call = <I extends z.ZodType>(input: I) => ({ returns: <O>(): HostCall<I, O> => ({ input }) });

export const hostContract = {
  /** Browser host: where its picker starts. */
  'files.places': call(z.strictObject({})).returns<readonly RootPlace[]>(),
  /** Browser host: what a folder holds: folders, and files of the kinds that are read. */
  'files.list': call(z.strictObject({ token: placeToken })).returns<FolderListing>(),
  /** Browser host: makes a folder and answers with it. Refused with `file_exists` if the name is taken. */
  'files.makeFolder': call(z.strictObject({ token: placeToken, name: folderName })).returns<PlaceEntry>(),
  /**
   * The folder whose path a person typed or pasted, also one on a network that no list shows.
   * Refused with `path_not_absolute`, `folder_missing`, `not_a_folder`, `folder_read_only`.
   */
  'files.typedFolder': call(z.strictObject({ path: typedPath })).returns<PickedPlace>(),
  /** Browser host: keeps the bytes of a file that was dropped, in base64, for the browser tells no path. */
  'files.receive': call(
    z.strictObject({
      name: z.string().min(1).max(1000),
      content: z.string().max(Math.ceil(mostDroppedBytes / 3) * 4),
    }),
  ).returns<PickedPlace>(),
  /** Desktop, by its preload only: a file that was dropped on the page. Refused with `file_missing` where it is none. */
  'files.dropped': call(z.strictObject({ path: z.string().max(4096) })).returns<PickedPlace>(),
  /** Desktop: the system's own dialog; null when it was cancelled. */
  'files.pickFolder': call(z.strictObject({})).returns<{ readonly picked: PickedPlace | null }>(),
  /** Desktop: the system's own dialog; null when it was cancelled. */
  'files.pickFile': call(z.strictObject({ kinds: z.array(z.enum(fileKinds)).min(1) })).returns<{
    readonly picked: PickedPlace | null;
  }>(),
  /** Desktop: opens a copy that `attachments.layOut` made with the system's program for it. */
  'files.open': call(z.strictObject({ opened: z.string().regex(/^[0-9a-f-]{36}$/) })).returns<{
    /** Name of the file. */
    readonly file: string;
  }>(),
  /** Desktop: a report file that the system asked the program to open; each is answered once, then null. */
  'files.opened': call(z.strictObject({})).returns<{ readonly picked: PickedPlace | null }>(),
  /** Desktop: the system's print dialog for the page as it stands; laid out for a paper, it is printed on that, to its edges. */
  'page.print': call(z.strictObject({ paper: paper.optional() })).returns<{ readonly done: true }>(),
  /**
   * Desktop: the page as it stands, laid out for a paper, as a PDF in a folder that is asked for, under a name that is free.
   * Refused with `totals_differ` where it has other pages than were laid out, and with what the folder answers.
   */
  'page.pdf': call(
    z.strictObject({ paper, name: z.string().min(1).max(200), pages: z.int().min(1).max(100_000) }),
  ).returns<{
    /** Its name; null: no folder was chosen. */
    readonly file: string | null;
  }>(),
  /** Desktop: the page has sent every draft that was waiting; it was told `keepDrafts` before. */
  'page.kept': call(z.strictObject({})).returns<{ readonly done: true }>(),
} as const;

export type HostCallName = keyof typeof hostContract;
export type HostCallInput<N extends HostCallName> = z.infer<(typeof hostContract)[N]['input']>;
export type HostCallOutput<N extends HostCallName> = NonNullable<(typeof hostContract)[N]['output']>;

/** Calls that each host answers; the window draws its own picker where there is no dialog. */
export type BrowserHostCall =
  | 'files.places'
  | 'files.list'
  | 'files.makeFolder'
  | 'files.receive'
  | 'files.typedFolder';
export type DesktopHostCall = Exclude<
  HostCallName,
  'files.places' | 'files.list' | 'files.makeFolder' | 'files.receive'
>;

/** What a host provides; it throws FailureError to refuse. */
export type HostHandlers<N extends HostCallName> = {
  readonly [K in N]: (input: HostCallInput<K>) => Promise<HostCallOutput<K>>;
};

/** Is this call the host's own business, or the services'? */
export function isHostCall(name: string): name is HostCallName {
  return Object.hasOwn(hostContract, name);
}

/**
 * The door for host calls, as `dispatch` is for the services: parses strictly, runs, and turns every outcome into a value.
 * A call that this host does not answer is `unknown_call`.
 * @param report receives the error of an unexpected fault, which the caller sees as `internal` without its text.
 */
export async function dispatchHostCall<N extends HostCallName>(
  handlers: HostHandlers<N>,
  name: HostCallName,
  raw: unknown,
  report: (error: unknown) => void,
): Promise<Result<unknown>> {
  if (!Object.hasOwn(handlers, name)) {
    return { ok: false, failure: { code: 'unknown_call', args: { name } } };
  }
  const parsed = hostContract[name].input.safeParse(raw);
  if (!parsed.success) {
    const detail = refusedPlaces(parsed.error, raw);
    return { ok: false, failure: { code: 'rejected', args: { call: name }, detail } };
  }
  try {
    const handler = handlers[name as N] as (input: unknown) => Promise<unknown>;
    return { ok: true, value: await handler(parsed.data) };
  } catch (error) {
    if (error instanceof FailureError) return { ok: false, failure: error.failure };
    report(error);
    return { ok: false, failure: { code: 'internal', args: {} } };
  }
}
